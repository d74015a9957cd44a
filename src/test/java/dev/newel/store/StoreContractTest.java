package dev.newel.store;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newel.asl.Definition;
import dev.newel.aws.Name;
import dev.newel.interpreter.RunningMachine;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.event.HistoryEvent;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ParentTask;
import dev.newel.store.Catalog.Activity;
import dev.newel.store.ExecutionStore.CommitResult;
import dev.newel.store.ExecutionStore.Loaded;
import dev.newel.store.PartitionStore.Deadline;
import dev.newel.store.PartitionStore.Share;
import dev.newel.store.PartitionStore.Sweep;
import dev.newel.store.TaskQueues.TaskRef;
import dev.newel.testing.ManualClock;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store must do, as two instances see it. */
abstract class StoreContractTest {

  static final int PARTITIONS = 4;
  static final Duration RETENTION = Duration.ofDays(90);

  private static final Definition TASKS =
      RunningMachine.parse(
          "{'StartAt':'A','States':{'A':{'Type':'Task','HeartbeatSeconds':30,'Resource':'"
              + RunningMachine.ARNS
              + "activity:work','Next':'B'},'B':{'Type':'Pass','End':true}}}");
  private static final Definition PASS =
      RunningMachine.parse("{'StartAt':'A','States':{'A':{'Type':'Pass','End':true}}}");

  /** No test meets what another has left, or time that has passed. */
  private static final AtomicInteger NAMES = new AtomicInteger();

  private final int number = NAMES.incrementAndGet();
  final ManualClock clock =
      new ManualClock(RunningMachine.START + number * RETENTION.multipliedBy(3).toMillis());
  final Commits tasks = new Commits(TASKS, new SplittableRandom(1));
  final Commits passes = new Commits(PASS, new SplittableRandom(2));
  final String name = "run" + number;
  final ExecutionKey key = Commits.key(name);
  final Name named = new Name(RunningMachine.HOME, name);
  final TaskRef task = new TaskRef(key, 0, 7);
  Store here = unopened();
  Store there = unopened();
  ExecutionStore executions = new ModelExecutions(unused(), Wire.DIRECT, "");

  private static Store unopened() {
    return new ModelStore(unused(), "", Clock.systemUTC(), 0, Wire.DIRECT, () -> Wire.DIRECT);
  }

  private static ModelServer unused() {
    return new ModelServer(1, () -> 0, Flaws.NONE);
  }

  /**
   * A store of one more instance, over the same data.
   *
   * @param server the clock of the server that has the data
   */
  abstract Store open(Clock server);

  @BeforeEach
  void openStores() {
    here = open(clock);
    there = open(clock);
    executions = await(here.openExecutions());
    await(here.catalog().createActivity(new Activity(named, clock.millis(), "[]")));
  }

  Loaded load() {
    return Objects.requireNonNull(await(executions.load(key)));
  }

  Loaded begun() {
    assertThat(await(executions.commit(tasks.begin(name, clock.millis(), name + ".1"))))
        .isEqualTo(new CommitResult.Committed());
    return load();
  }

  static Stimulus start(Loaded loaded, long token) {
    Frame frame = Objects.requireNonNull(loaded.execution().frame(Frame.TOP));
    return new Stimulus.TaskStarted(
        Frame.TOP, Objects.requireNonNull(frame.pending()).nonce(), token, "worker");
  }

  Loaded started() {
    Loaded begun = begun();
    await(executions.commit(tasks.next(begun, start(begun, 9), clock.millis(), name + ".2")));
    return load();
  }

  private List<HistoryEvent> history(long from, int count, boolean reverse) {
    return part(from, count, reverse).events();
  }

  private HistoryPart part(long from, int count, boolean reverse) {
    return Objects.requireNonNull(await(here.histories().history(key, from, count, reverse)));
  }

  Sweep sweep(Store store, long horizonMillis) {
    int partition = key.partition(PARTITIONS);
    return await(store.partitions().sweep(partition, horizonMillis));
  }

  List<OutboxEntry> lapsedAt(Store store) {
    return sweep(store, 0).lapsed().stream()
        .filter(entry -> entry.execution().equals(key))
        .toList();
  }

  private @Nullable Deadline deadline(long until) {
    return sweep(here, until - clock.millis()).deadlines().stream()
        .filter(each -> each.execution().equals(key))
        .findFirst()
        .orElse(null);
  }

  @Test
  void shouldCommitATurnMadeFromWhatStands() {
    Loaded begun = begun();
    assertThat(begun.fence()).isEqualTo(name + ".1");
    Loaded started = started();
    assertThat(started.fence()).isEqualTo(name + ".2");
    assertThat(Objects.requireNonNull(started.execution().frame(0)).awaits(9)).isTrue();
    assertThat(await(executions.load(Commits.key("nobody")))).isNull();
  }

  @Test
  void shouldKeepWhichTasksWaitForTheEnd() {
    ParentTask parent = new ParentTask(Commits.key("parent"), 3, -7);
    Stimulus awaited = new Stimulus.Awaited(parent);
    Commit next = tasks.next(begun(), awaited, clock.millis(), name + ".2");
    assertThat(await(executions.commit(next))).isInstanceOf(CommitResult.Committed.class);

    assertThat(load().execution().progress().parents()).containsExactly(parent);
  }

  @Test
  void shouldRefuseATurnMadeFromWhatStandsNoMore() {
    Loaded begun = begun();
    Commit first = tasks.next(begun, start(begun, 8), clock.millis(), name + ".here");
    Commit second = tasks.next(begun, start(begun, 9), clock.millis(), name + ".there");
    assertThat(await(executions.commit(first))).isInstanceOf(CommitResult.Committed.class);
    CommitResult refused = await(executions.commit(second));
    assertThat(refused).isInstanceOf(CommitResult.Outdated.class);
    Loaded current = ((CommitResult.Outdated) refused).current();
    assertThat(current.fence()).isEqualTo(name + ".here");
    assertThat(Objects.requireNonNull(current.execution().frame(0)).awaits(8)).isTrue();
    assertThat(history(0, 100, false)).hasSize(4);
  }

  @Test
  void shouldKnowACommitThatIsTriedAgain() {
    Commit first = tasks.begin(name, clock.millis(), name + ".1");
    assertThat(await(executions.commit(first))).isEqualTo(new CommitResult.Committed());
    assertThat(await(executions.commit(first))).isEqualTo(new CommitResult.Committed());
    Loaded begun = load();
    Commit next = tasks.next(begun, start(begun, 9), clock.millis(), name + ".2");
    assertThat(await(executions.commit(next))).isEqualTo(new CommitResult.Committed());
    assertThat(await(executions.commit(next))).isEqualTo(new CommitResult.Committed());
    assertThat(history(0, 100, false)).hasSize(4);
    assertThat(await(executions.commit(first))).isInstanceOf(CommitResult.Outdated.class);
  }

  @Test
  void shouldReserveANameForTheExecutionThatComesFirst() {
    begun();
    CommitResult other = await(executions.commit(passes.begin(name, clock.millis(), "other")));
    assertThat(other).isInstanceOf(CommitResult.Outdated.class);
    assertThat(load().fence()).isEqualTo(name + ".1");
  }

  @Test
  void shouldKeepAnExecutionThatEndsAtOnce() {
    Commit whole = passes.begin(name, clock.millis(), name + ".1");
    assertThat(await(executions.commit(whole))).isEqualTo(new CommitResult.Committed());
    assertThat(await(executions.commit(whole))).isEqualTo(new CommitResult.Committed());
    clock.advance(1);
    CommitResult later = await(executions.commit(passes.begin(name, clock.millis(), name + ".2")));
    assertThat(later).isInstanceOf(CommitResult.Outdated.class);
    assertThat(((CommitResult.Outdated) later).current().execution().progress().status())
        .isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(history(0, 100, false)).hasSize(4);
    assertThat(history(0, 2, true)).extracting(HistoryEvent::id).containsExactly(4L, 3L);
  }

  @Test
  void shouldSayThatAnExecutionIsGone() {
    Loaded begun = begun();
    ExecutionKey nowhere = Commits.key(name + "-gone");
    Commit lost = tasks.begin(nowhere.name(), clock.millis(), "x");
    Loaded never = new Loaded(lost.turn().execution(), begun.fence());
    Commit next = tasks.next(never, new Stimulus.Started(), clock.millis(), "y");
    assertThat(await(executions.commit(next))).isEqualTo(new CommitResult.Gone());
  }

  @Test
  void shouldLetADeadlinePassOnlyWhereItStands() {
    Loaded started = started();
    long due = clock.millis() + 30_000;
    assertThat(deadline(due - 1)).isNull();
    assertThat(deadline(due)).isEqualTo(new Deadline(key, Frame.TOP, due));
    assertThat(await(executions.moveDeadline(key, "another", Frame.TOP, due + 5))).isFalse();
    assertThat(await(executions.moveDeadline(key, started.fence(), Frame.TOP, due + 5))).isTrue();
    assertThat(deadline(due + 5)).isEqualTo(new Deadline(key, Frame.TOP, due + 5));
    clock.advance(30_001);
    Stimulus missed = new Stimulus.FrameDue(Frame.TOP, due);
    Commit early = tasks.next(started, missed, clock.millis(), name + ".3");
    assertThat(await(executions.commit(early)))
        .isEqualTo(new CommitResult.NotDue(Frame.TOP, due + 5, 4));
    clock.advance(10);
    Commit late = tasks.next(started, missed, clock.millis(), name + ".3");
    assertThat(await(executions.commit(late))).isEqualTo(new CommitResult.Committed());
    assertThat(deadline(Long.MAX_VALUE / 4)).isNull();
  }

  @Test
  void shouldLeaveEntriesOfTheOutboxToTheirOwnerWhileItsLeaseLasts() {
    begun();
    assertThat(lapsedAt(here)).isEmpty();
    clock.advance(9_999);
    assertThat(lapsedAt(there)).isEmpty();
    clock.advance(1);
    List<OutboxEntry> lapsed = lapsedAt(there);
    assertThat(lapsed).hasSize(1);
    assertThat(lapsedAt(here)).isEmpty();
    clock.advance(6_000);
    await(there.partitions().renew(lapsed, 10_000));
    clock.advance(6_000);
    assertThat(lapsedAt(here)).isEmpty();
    clock.advance(4_000);
    assertThat(lapsedAt(here)).isEqualTo(lapsed);
    await(here.partitions().strike(lapsed));
    await(there.partitions().renew(lapsed, 10_000));
    clock.advance(20_000);
    assertThat(lapsedAt(here)).isEmpty();
  }

  @Test
  void shouldStrikeEntriesOfTheOutboxWithTheNextCommit() {
    Loaded begun = begun();
    Commit next = tasks.next(begun, start(begun, 9), clock.millis(), name + ".2");
    List<OutboxEntry> owed = tasks.begin(name, clock.millis(), "x").owed();
    clock.advance(20_000);
    List<OutboxEntry> lapsed = lapsedAt(here);
    assertThat(lapsed).hasSameSizeAs(owed);
    await(executions.commit(striking(next, lapsed)));
    clock.advance(20_000);
    assertThat(lapsedAt(here)).isEmpty();
  }

  private static Commit striking(Commit commit, List<OutboxEntry> performed) {
    return new Commit(
        commit.turn(),
        commit.expected(),
        commit.fence(),
        commit.owed(),
        performed,
        commit.duesMet(),
        commit.executionDueMet(),
        commit.invocations(),
        commit.recovers());
  }

  @Test
  void shouldShareThePartitionsOutAmongThoseWhoLive() {
    PartitionStore one = here.partitions();
    PartitionStore other = there.partitions();
    await(one.share());
    Share second = await(other.share());
    Share first = await(one.share());
    assertThat(first.partitions()).noneMatch(second.partitions()::contains);
    await(other.leave());
    Share alone = await(one.share());
    assertThat(alone.partitions())
        .hasSizeGreaterThanOrEqualTo(first.partitions().size() + second.partitions().size())
        .containsAll(second.partitions());
    assertThat(alone.othersLeft()).isTrue();
    await(one.leave());
  }

  @Test
  void shouldRememberWhichCallsWereAnswered() {
    started();
    assertThat(await(there.histories().hasAnswered(key, "call " + name + ".2"))).isTrue();
    assertThat(await(there.histories().hasAnswered(key, "call " + name + ".3"))).isFalse();
  }

  @Test
  void shouldReadAHistoryFromEitherEnd() {
    started();
    List<HistoryEvent> all = history(0, 100, false);
    assertThat(all).extracting(HistoryEvent::id).containsExactly(1L, 2L, 3L, 4L);
    List<HistoryEvent> reversed = new ArrayList<>(all);
    Collections.reverse(reversed);
    assertThat(history(0, 100, true)).isEqualTo(reversed);
    for (int from = 1; from <= 4; from++) {
      for (int count = 1; count <= 4; count++) {
        assertThat(history(from, count, false))
            .isEqualTo(all.subList(from - 1, Math.min(4, from - 1 + count)));
        assertThat(history(from, count, true))
            .isEqualTo(reversed.subList(4 - from, Math.min(4, 4 - from + count)));
      }
    }
  }

  @Test
  void shouldListExecutionsByTheirStartNewestFirst() {
    begun();
    clock.advance(1);
    await(executions.commit(passes.begin(name + "b", clock.millis(), "b")));
    List<HistoryStore.Summary> running =
        await(here.histories().list(key.machineName(), ExecutionStatus.RUNNING, null, 1_000));
    assertThat(running).extracting(each -> each.start().key()).contains(key);
    assertThat(running).allMatch(each -> each.progress().status() == ExecutionStatus.RUNNING);
    HistoryStore.Position after = new HistoryStore.Position(clock.millis(), name + "b");
    assertThat(await(here.histories().list(key.machineName(), null, after, 1_000)))
        .extracting(each -> each.start().key())
        .contains(key)
        .doesNotContain(Commits.key(name + "b"));
  }
}
