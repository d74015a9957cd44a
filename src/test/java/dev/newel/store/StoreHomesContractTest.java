package dev.newel.store;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newel.asl.Definition;
import dev.newel.aws.Home;
import dev.newel.aws.Name;
import dev.newel.interpreter.RunningMachine;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Pending;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.store.Catalog.Activity;
import dev.newel.store.Catalog.Machine;
import dev.newel.store.ExecutionStore.CommitResult;
import dev.newel.store.ExecutionStore.Loaded;
import dev.newel.store.PartitionStore.Deadline;
import dev.newel.store.PartitionStore.Sweep;
import dev.newel.store.TaskQueues.Offer;
import dev.newel.store.TaskQueues.TaskRef;
import dev.newel.testing.ManualClock;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store must keep apart: two homes that use the same names. */
abstract class StoreHomesContractTest {

  private static final Home MINE = RunningMachine.HOME;
  private static final Home OTHERS = Home.of("us-east-1", "000000000002");
  private static final Home ELSEWHERE = Home.of("eu-west-1", "000000000000");
  private static final List<Home> HOMES = List.of(MINE, OTHERS, ELSEWHERE);

  private static final Definition TASKS =
      RunningMachine.parse(
          "{'StartAt':'A','States':{'A':{'Type':'Task','HeartbeatSeconds':30,'Resource':'"
              + RunningMachine.ARNS
              + "activity:work','End':true}}}");
  private static final Definition PASS =
      RunningMachine.parse("{'StartAt':'A','States':{'A':{'Type':'Pass','End':true}}}");

  /** No test meets what another has left. */
  private static final AtomicInteger NAMES = new AtomicInteger();

  private final ManualClock clock = new ManualClock(RunningMachine.START);
  private final Commits tasks = new Commits(TASKS, new SplittableRandom(1));
  private final Commits passes = new Commits(PASS, new SplittableRandom(2));
  private final String name = "same" + NAMES.incrementAndGet();
  private Store store = new ModelStore(unused(), "", clock, 0, Wire.DIRECT, () -> Wire.DIRECT);
  private ExecutionStore executions = new ModelExecutions(unused(), Wire.DIRECT, "");

  private static ModelServer unused() {
    return new ModelServer(1, () -> 0, Flaws.NONE);
  }

  /** A store of an instance, whose server goes by that clock. */
  abstract Store open(Clock server);

  @BeforeEach
  void openStore() {
    store = open(clock);
    executions = await(store.openExecutions());
  }

  private ExecutionKey key(Home home) {
    return new ExecutionKey(home, Commits.MACHINE, name);
  }

  private Loaded begun(Home home) {
    Commit begin = tasks.begin(key(home), clock.millis(), home.text());
    assertThat(await(executions.commit(begin))).isEqualTo(new CommitResult.Committed());
    return Objects.requireNonNull(await(executions.load(key(home))));
  }

  private void take(Loaded loaded, String fence) {
    Frame frame = Objects.requireNonNull(loaded.execution().frame(Frame.TOP));
    Pending pending = Objects.requireNonNull(frame.pending());
    Stimulus taken = new Stimulus.TaskStarted(Frame.TOP, pending.nonce(), 9, "worker");
    Commit next = tasks.next(loaded, taken, clock.millis(), fence);
    assertThat(await(executions.commit(next))).isEqualTo(new CommitResult.Committed());
  }

  private Sweep sweep(long horizonMillis) {
    int partition = key(MINE).partition(store.partitions().partitions());
    return await(store.partitions().sweep(partition, horizonMillis));
  }

  private List<Home> listed(Home home) {
    return await(store.histories().list(key(home).machineName(), null, null, 1_000)).stream()
        .map(each -> each.start().key())
        .filter(each -> each.name().equals(name))
        .map(ExecutionKey::home)
        .toList();
  }

  @Test
  void shouldGiveEachItsOwnExecution() {
    for (Home home : HOMES) {
      assertThat(await(executions.load(key(home)))).isNull();
      Loaded begun = begun(home);
      assertThat(begun.fence()).isEqualTo(home.text());
      assertThat(begun.execution().start().key()).isEqualTo(key(home));
      assertThat(begun.execution().start().executionArn()).isEqualTo(key(home).arn());
      assertThat(begun.execution().start().machineArn()).isEqualTo(key(home).machineArn());
    }
    for (Home home : HOMES) {
      assertThat(Objects.requireNonNull(await(executions.load(key(home)))).fence())
          .isEqualTo(home.text());
      assertThat(listed(home)).containsExactly(home);
    }
  }

  @Test
  void shouldGiveEachItsOwnExecutionThatEndsAtOnce() {
    for (Home home : HOMES) {
      Commit whole = passes.begin(key(home), clock.millis(), home.text());
      assertThat(await(executions.commit(whole))).isEqualTo(new CommitResult.Committed());
      clock.advance(1);
    }
    for (Home home : HOMES) {
      var found = Objects.requireNonNull(await(store.histories().describe(key(home), true)));
      assertThat(found.start().key()).isEqualTo(key(home));
      assertThat(listed(home)).containsExactly(home);
    }
  }

  @Test
  void shouldKeepHistoriesAndDeadlinesApart() {
    take(begun(MINE), name);
    begun(OTHERS);
    assertThat(await(store.histories().history(key(MINE), 0, 100, false)).events()).hasSize(4);
    assertThat(await(store.histories().history(key(OTHERS), 0, 100, false)).events()).hasSize(3);
    assertThat(await(store.histories().history(key(ELSEWHERE), 0, 100, false))).isNull();
    clock.advance(1);
    take(Objects.requireNonNull(await(executions.load(key(OTHERS)))), name + "b");

    assertThat(sweep(30_000).deadlines())
        .filteredOn(each -> each.execution().name().equals(name))
        .containsExactly(
            new Deadline(key(MINE), Frame.TOP, clock.millis() + 29_999),
            new Deadline(key(OTHERS), Frame.TOP, clock.millis() + 30_000));
  }

  @Test
  void shouldKeepTheOutboxApart() {
    begun(MINE);
    clock.advance(5_000);
    begun(OTHERS);
    clock.advance(5_000);
    List<OutboxEntry> mine = outbox();
    assertThat(mine).extracting(OutboxEntry::execution).containsExactly(key(MINE));
    await(store.partitions().strike(mine));
    clock.advance(5_000);
    assertThat(outbox()).extracting(OutboxEntry::execution).containsExactly(key(OTHERS));
  }

  private List<OutboxEntry> outbox() {
    return sweep(0).lapsed().stream().filter(each -> each.execution().name().equals(name)).toList();
  }

  @Test
  void shouldForgetOnlyWhatEndedLongAgo() {
    // behind what other tests have left, as a partition is swept in the order of the ends
    clock.advance(10_000);
    await(executions.commit(passes.begin(key(OTHERS), clock.millis(), "a")));
    clock.advance(1_000);
    await(executions.commit(passes.begin(key(MINE), clock.millis(), "b")));
    clock.advance(StoreContractTest.RETENTION.toMillis() - 1_000);
    sweep(0);
    assertThat(await(executions.load(key(OTHERS)))).isNull();
    assertThat(listed(OTHERS)).isEmpty();
    assertThat(await(executions.load(key(MINE)))).isNotNull();
    assertThat(listed(MINE)).containsExactly(MINE);
  }

  @Test
  void shouldKnowACallOnlyWhereItWasAnswered() {
    take(begun(OTHERS), name);
    String call = "call " + name;
    assertThat(await(store.histories().hasAnswered(key(OTHERS), call))).isTrue();
    assertThat(await(store.histories().hasAnswered(key(MINE), call))).isFalse();
    assertThat(await(store.histories().hasAnswered(key(ELSEWHERE), call))).isFalse();
    // an id is the client's, and may pass itself off as another home's
    assertThat(await(store.histories().hasAnswered(key(MINE), OTHERS.text() + "/" + call)))
        .isFalse();
  }

  @Test
  void shouldGiveEachItsOwnQueue() {
    List<Name> woken = new CopyOnWriteArrayList<>();
    store.onTask(woken::add);
    for (Home home : HOMES) {
      await(store.catalog().createActivity(new Activity(new Name(home, name), 1, "[]")));
      assertThat(await(store.queues().lease(new Name(home, name), 1, List.of())).tasks()).isEmpty();
    }
    TaskRef task = new TaskRef(key(OTHERS), 0, 7);
    Name activity = new Name(OTHERS, name);
    await(store.queues().offer(activity, List.of(new Offer(task, clock.millis()))));

    await().untilAsserted(() -> assertThat(woken).containsExactly(activity));
    assertThat(await(store.queues().lease(new Name(MINE, name), 5, List.of())).tasks()).isEmpty();
    assertThat(await(store.queues().lease(new Name(ELSEWHERE, name), 5, List.of())).tasks())
        .isEmpty();
    assertThat(await(store.queues().lease(activity, 5, List.of())).tasks()).containsExactly(task);
  }

  @Test
  void shouldGiveEachItsOwnCatalog() {
    List<Name> changed = new CopyOnWriteArrayList<>();
    store.onChange(changed::add);
    Catalog catalog = store.catalog();
    for (Home home : HOMES) {
      Name named = new Name(home, name);
      Machine machine = machine(named);
      Activity activity = new Activity(named, clock.millis(), "[]");
      assertThat(await(catalog.createMachine(machine))).isEqualTo(machine);
      assertThat(await(catalog.createActivity(activity))).isEqualTo(activity);
      assertThat(changed).contains(named);
    }
    assertThat(changed)
        .containsOnly(HOMES.stream().map(home -> new Name(home, name)).toArray(Name[]::new));
    await(catalog.deleteMachine(new Name(OTHERS, name)));
    await(catalog.deleteActivity(new Name(ELSEWHERE, name)));

    assertThat(machines(MINE)).containsExactly(new Name(MINE, name));
    assertThat(machines(OTHERS)).isEmpty();
    assertThat(machines(ELSEWHERE)).containsExactly(new Name(ELSEWHERE, name));
    assertThat(activities(MINE)).containsExactly(new Name(MINE, name));
    assertThat(activities(OTHERS)).containsExactly(new Name(OTHERS, name));
    assertThat(activities(ELSEWHERE)).isEmpty();
    for (Home home : HOMES) {
      Machine revision = await(catalog.revision(new Name(home, name), home.text()));
      assertThat(revision).isNotNull();
      assertThat(Objects.requireNonNull(revision).name().home()).isEqualTo(home);
    }
    assertThat(await(catalog.revision(new Name(MINE, name), OTHERS.text()))).isNull();
  }

  @Test
  void shouldReserveNamesInTheCatalog() {
    Name named = new Name(MINE, name);
    Catalog here = store.catalog();
    Catalog there = open(clock).catalog();
    Machine first = machine(named, "1", "{}");
    Machine second = machine(named, "2", "{ }");
    assertThat(await(here.createMachine(first))).isEqualTo(first);
    assertThat(await(there.createMachine(second))).isEqualTo(first);
    assertThat(await(there.updateMachine(second, "another"))).isFalse();
    assertThat(await(there.updateMachine(second, "1"))).isTrue();
    assertThat(await(here.machine(named))).isEqualTo(second);
    await(here.deleteMachine(named));
    assertThat(await(there.machine(named))).isNull();
    assertThat(await(there.revision(named, "1"))).isEqualTo(first);
    assertThat(await(there.machines(MINE, null, 1_000))).doesNotContain(second);
  }

  @Test
  void shouldKeepAMachineThatIsToBeDeletedWhileAnExecutionRuns() {
    begun(OTHERS);
    Name named = key(OTHERS).machineName();
    Catalog catalog = store.catalog();
    await(catalog.createMachine(machine(named, "1", "{}")));
    await(catalog.deleteMachine(named));

    assertThat(await(catalog.machine(named))).matches(Machine::deleting);
    assertThat(await(catalog.createMachine(machine(named, "2", "{}")))).matches(Machine::deleting);
    assertThat(await(catalog.updateMachine(machine(named, "2", "{}"), "1"))).isFalse();
    assertThat(await(catalog.finishDeletion(named))).isTrue();
    assertThat(await(catalog.machines(OTHERS, null, 1_000))).anyMatch(Machine::deleting);
  }

  @Test
  void shouldNotFinishADeletionThatNobodyAskedFor() {
    Name named = new Name(MINE, name);
    await(store.catalog().createMachine(machine(named)));

    assertThat(await(store.catalog().finishDeletion(named))).isFalse();
    assertThat(await(store.catalog().machine(named))).isEqualTo(machine(named));
  }

  private static Machine machine(Name name, String revision, String definition) {
    return new Machine(
        name, revision, false, 1, 2, "STANDARD", "role", definition, "{}", "[]", false);
  }

  private static Machine machine(Name name) {
    String revision = name.home().text();
    return new Machine(name, revision, true, 1, 2, "STANDARD", "role", "{}", "{}", "[]", false);
  }

  private List<Name> machines(Home home) {
    return await(store.catalog().machines(home, null, 1_000)).stream()
        .map(Machine::name)
        .filter(each -> each.text().equals(name))
        .toList();
  }

  private List<Name> activities(Home home) {
    return await(store.catalog().activities(home, null, 1_000)).stream()
        .map(Activity::name)
        .filter(each -> each.text().equals(name))
        .toList();
  }

  /** A name in an ARN can be anything; one that looks like a key of another home finds nothing. */
  @Test
  void shouldFindNothingOfAnotherHomeByANameThatLooksLikeIts() {
    begun(OTHERS);
    Name theirs = new Name(OTHERS, name);
    Name fake = new Name(MINE, OTHERS.text() + "/" + name);
    await(store.catalog().createMachine(machine(theirs)));
    await(store.catalog().createActivity(new Activity(theirs, 1, "[]")));
    await(store.queues().offer(theirs, List.of(new Offer(new TaskRef(key(OTHERS), 0, 7), 1))));

    assertThat(await(store.catalog().machine(fake))).isNull();
    assertThat(await(store.catalog().revision(fake, OTHERS.text()))).isNull();
    assertThat(await(store.catalog().activity(fake))).isNull();
    assertThat(await(store.queues().lease(fake, 5, List.of())).tasks()).isEmpty();
    ExecutionKey execution = new ExecutionKey(MINE, OTHERS.text() + "/" + Commits.MACHINE, name);
    assertThat(await(executions.load(execution))).isNull();
    assertThat(await(store.histories().list(execution.machineName(), null, null, 10))).isEmpty();
  }
}
