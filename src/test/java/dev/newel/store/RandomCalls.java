package dev.newel.store;

import static dev.newel.testing.RedisFixture.await;

import dev.newel.asl.Definition;
import dev.newel.asl.data.Json;
import dev.newel.aws.Home;
import dev.newel.aws.Name;
import dev.newel.interpreter.RunningMachine;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Pending;
import dev.newel.interpreter.model.Phase;
import dev.newel.interpreter.model.Progress;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.store.Catalog.Activity;
import dev.newel.store.ExecutionStore.CommitResult;
import dev.newel.store.ExecutionStore.Loaded;
import dev.newel.store.PartitionStore.Deadline;
import dev.newel.store.PartitionStore.Sweep;
import dev.newel.store.TaskQueues.Offer;
import dev.newel.store.TaskQueues.TaskRef;
import dev.newel.testing.ManualClock;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Calls of two instances, made of both stores alike. */
final class RandomCalls {

  static final int PARTITIONS = 4;
  static final Duration RETENTION = Duration.ofMinutes(3);
  static final long START = RunningMachine.START;

  /** The one whose names are short, and another with the same names. */
  private static final List<Home> HOMES =
      List.of(RunningMachine.HOME, Home.of("eu-west-1", "000000000002"));

  private static final String TASK =
      "'Type':'Task','HeartbeatSeconds':5,'TimeoutSeconds':20,'Resource':'"
          + RunningMachine.ARNS
          + "activity:work','Catch':[{'ErrorEquals':['States.ALL'],'Next':'C'}]";
  private static final Definition MACHINE =
      RunningMachine.parse(
          "{'TimeoutSeconds':60,'StartAt':'A','States':{'A':{"
              + TASK
              + ",'Next':'B'},'B':{'Type':'Wait','Seconds':2,'Next':'D'},'D':{"
              + TASK
              + ",'Next':'C'},'C':{'Type':'Succeed'}}}");
  private static final Definition PASS =
      RunningMachine.parse("{'StartAt':'A','States':{'A':{'Type':'Pass','End':true}}}");

  /** What both stores answered, as texts. */
  record Answers(String call, String model, String real) {}

  private record Instance(Store store, ExecutionStore executions) {}

  private final SplittableRandom random;
  private final String prefix;
  private final ManualClock clock;
  private final Commits tasks;
  private final Commits passes;
  private final List<Instance> models;
  private final List<Instance> real;
  private final List<Commit> sent = new ArrayList<>();
  private final List<OutboxEntry> entries = new ArrayList<>();
  private final List<TaskRef> leased = new ArrayList<>();
  private int fences;

  RandomCalls(long seed, String prefix, ManualClock clock, List<Store> models, List<Store> real) {
    this.random = new SplittableRandom(seed);
    this.prefix = prefix;
    this.clock = clock;
    this.tasks = new Commits(MACHINE, random);
    this.passes = new Commits(PASS, random);
    this.models = models.stream().map(RandomCalls::instance).toList();
    this.real = real.stream().map(RandomCalls::instance).toList();
    Activity activity = new Activity(new Name(RunningMachine.HOME, prefix), START, "[]");
    List.of(models.get(0), real.get(0))
        .forEach(store -> await(store.catalog().createActivity(activity)));
  }

  private static Instance instance(Store store) {
    return new Instance(store, await(store.openExecutions()));
  }

  /** Makes a call of both. */
  Answers next() {
    clock.advance(random.nextInt(4) == 0 ? random.nextInt(4_000) : random.nextInt(3));
    return switch (random.nextInt(12)) {
      case 0 -> commit((random.nextInt(3) == 0 ? passes : tasks).begin(key(), now(), fence()));
      case 1, 2, 3, 4 -> step();
      case 5 -> sent.isEmpty() ? load() : commit(sent.get(random.nextInt(sent.size())));
      case 6 -> move();
      case 7 -> offerOrLease();
      case 8 -> sweep();
      case 9 -> strike();
      case 10 -> read();
      default -> load();
    };
  }

  private <T extends @Nullable Object> Answers both(
      String call, Function<Instance, Future<T>> asked, Function<T, String> shown) {
    int instance = random.nextInt(2);
    return new Answers(
        call,
        answer(asked.apply(models.get(instance)), shown),
        answer(asked.apply(real.get(instance)), shown));
  }

  private static <T extends @Nullable Object> String answer(
      Future<T> asked, Function<T, String> shown) {
    return await(asked.map(shown).otherwise(failed -> failed.getClass().getSimpleName()));
  }

  private long now() {
    return clock.millis();
  }

  private ExecutionKey key() {
    Home home = HOMES.get(random.nextInt(HOMES.size()));
    return new ExecutionKey(home, Commits.MACHINE, prefix + "-" + random.nextInt(3));
  }

  private String fence() {
    return prefix + "." + ++fences;
  }

  private Answers commit(Commit commit) {
    sent.add(commit);
    return both(
        "commit " + commit.fence(),
        instance -> instance.executions().commit(commit),
        RandomCalls::show);
  }

  private static String show(CommitResult result) {
    return result instanceof CommitResult.Outdated outdated
        ? "outdated by " + show(outdated.current())
        : result.toString();
  }

  private static String show(@Nullable Loaded loaded) {
    if (loaded == null) {
      return "nothing";
    }
    List<Frame> frames =
        loaded.execution().frames().stream().sorted(Comparator.comparingInt(Frame::id)).toList();
    return loaded.fence()
        + " "
        + loaded.execution().start()
        + loaded.execution().progress()
        + frames;
  }

  private Answers load() {
    ExecutionKey key = key();
    return both("load " + key, instance -> instance.executions().load(key), RandomCalls::show);
  }

  /** What moves the execution on, or an earlier state of it. */
  private Answers step() {
    Loaded loaded = await(models.get(0).executions().load(key()));
    Stimulus fact = loaded == null ? null : fact(loaded);
    if (loaded == null || fact == null) {
      return load();
    }
    Commit commit = tasks.next(loaded, fact, now(), fence());
    entries.addAll(commit.owed());
    return commit(commit);
  }

  private @Nullable Stimulus fact(Loaded loaded) {
    Progress progress = loaded.execution().progress();
    if (progress.ending() != null) {
      return progress.redrives().isResumable() ? new Stimulus.Redriven("token " + fences) : null;
    } else if (random.nextInt(8) == 0) {
      return new Stimulus.Stopped("E", "x".repeat(random.nextInt(3) * 500));
    }
    Frame top = loaded.execution().frame(Frame.TOP);
    Pending pending = top == null ? null : top.pending();
    if (top == null || pending == null) {
      return null;
    }
    if (top.dueAt() != 0 && top.dueAt() <= now()) {
      return new Stimulus.FrameDue(Frame.TOP, top.dueAt());
    }
    if (top.phase() == Phase.SCHEDULED) {
      return new Stimulus.TaskStarted(Frame.TOP, pending.nonce(), random.nextLong(), "worker");
    }
    return top.phase() == Phase.STARTED
        ? new Stimulus.TaskSucceeded(Frame.TOP, pending.nonce(), Json.ofTrusted("{\"a\": 1}"))
        : null;
  }

  private Answers move() {
    ExecutionKey key = key();
    Loaded loaded = await(models.get(0).executions().load(key));
    if (loaded != null && loaded.fence().isEmpty()) {
      return load(); // one that is kept as one value has no deadlines
    }
    String fence = loaded == null || random.nextInt(4) == 0 ? "another" : loaded.fence();
    long due = random.nextInt(4) == 0 ? 0 : now() + random.nextInt(5_000);
    return both(
        "move the deadline of " + key,
        instance -> instance.executions().moveDeadline(key, fence, Frame.TOP, due),
        String::valueOf);
  }

  private Answers offerOrLease() {
    TaskRef task = new TaskRef(key(), 0, random.nextInt(3));
    Name activity = new Name(task.execution().home(), prefix);
    List<TaskRef> some =
        random.nextBoolean() ? List.of(task) : List.of(task, new TaskRef(task.execution(), 0, 3));
    // now and then it was scheduled before there was the activity
    long since = random.nextInt(5) == 0 ? START - 1 : now();
    List<Offer> offers = some.stream().map(each -> new Offer(each, since)).toList();
    return switch (random.nextInt(5)) {
      case 0 ->
          both("withdraw", at -> at.store().queues().withdraw(activity, task), String::valueOf);
      case 1 -> both("offer", at -> at.store().queues().offer(activity, offers), String::valueOf);
      case 2 ->
          both("put back", at -> at.store().queues().putBack(activity, some), String::valueOf);
      default -> lease(activity, random.nextInt(3));
    };
  }

  private Answers lease(Name activity, int count) {
    List<TaskRef> released = random.nextBoolean() ? List.copyOf(leased) : List.of();
    leased.removeAll(released);
    return both(
        "lease " + count,
        at -> at.store().queues().lease(activity, count, released),
        answer -> {
          leased.addAll(answer.tasks());
          return answer.toString();
        });
  }

  private Answers sweep() {
    int partition = random.nextInt(PARTITIONS);
    long horizon = random.nextInt(10_000);
    return both(
        "sweep " + partition, at -> at.store().partitions().sweep(partition, horizon), this::show);
  }

  /** What other seeds have left in the real store is none of this one's. */
  private String show(Sweep sweep) {
    List<Deadline> deadlines =
        sweep.deadlines().stream()
            .filter(each -> each.execution().name().startsWith(prefix + "-"))
            .sorted(Comparator.comparingLong(Deadline::dueAt).thenComparing(Deadline::toString))
            .toList();
    List<String> lapsed =
        sweep.lapsed().stream()
            .filter(each -> each.execution().name().startsWith(prefix + "-"))
            .map(OutboxEntry::toString)
            .sorted()
            .toList();
    return deadlines.toString() + lapsed;
  }

  private Answers strike() {
    List<OutboxEntry> some = entries.stream().filter(entry -> random.nextBoolean()).toList();
    entries.removeAll(some);
    long lease = random.nextInt(20_000);
    return random.nextBoolean()
        ? both("renew", at -> at.store().partitions().renew(some, lease), String::valueOf)
        : both("strike", at -> at.store().partitions().strike(some), String::valueOf);
  }

  private Answers read() {
    ExecutionKey key = key();
    boolean reverse = random.nextBoolean();
    int count = 1 + random.nextInt(10);
    return switch (random.nextInt(3)) {
      case 0 -> both("describe", at -> at.store().histories().describe(key, true), String::valueOf);
      case 1 ->
          both(
              "asked",
              at -> at.store().histories().hasAnswered(key, "call " + prefix + "." + count),
              String::valueOf);
      default ->
          both(
              "history of " + key,
              at -> at.store().histories().history(key, 0, count, reverse),
              String::valueOf);
    };
  }
}
