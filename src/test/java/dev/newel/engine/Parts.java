package dev.newel.engine;

import dev.newel.asl.parse.Definitions;
import dev.newel.aws.Name;
import dev.newel.engine.activity.ActivityMatchers;
import dev.newel.engine.activity.TaskMatcher;
import dev.newel.engine.child.MapRunQuota;
import dev.newel.engine.child.Relatives;
import dev.newel.engine.definition.CachedCatalog;
import dev.newel.engine.evaluation.Evaluations;
import dev.newel.engine.mapruns.NoMapServices;
import dev.newel.engine.message.EngineClient;
import dev.newel.engine.message.EngineReply;
import dev.newel.engine.message.EngineRequest;
import dev.newel.engine.outbox.EffectPerformer;
import dev.newel.engine.outbox.Outbox;
import dev.newel.engine.outbox.StatusEvents;
import dev.newel.engine.report.TurnLogs;
import dev.newel.engine.status.TurnWatch;
import dev.newel.interpreter.RunningMachine;
import dev.newel.interpreter.environment.Rehearsal;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.Turn;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.logs.EventLogs;
import dev.newel.store.Catalog.Activity;
import dev.newel.store.Catalog.Machine;
import dev.newel.store.ExecutionStore;
import dev.newel.store.Flaws;
import dev.newel.store.ModelServer;
import dev.newel.store.ModelStore;
import dev.newel.store.OutboxEntry;
import dev.newel.store.StoreRetry;
import dev.newel.store.SwitchedWire;
import dev.newel.store.TaskQueues.TaskRef;
import dev.newel.store.Wire;
import dev.newel.task.TaskInvoker;
import dev.newel.task.TaskInvokers;
import dev.newel.task.TaskOwner;
import dev.newel.testing.ManualVertx;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Parts of an engine around the one that is tested, over a model of the store. */
public final class Parts {

  static final Name WORK = new Name(RunningMachine.HOME, "work");

  private static final long POLL_MS = 60_000;

  private long stepsOnLoop;

  /** What was shown to whoever looks on. */
  final List<Turn> watched = new ArrayList<>();

  public final ManualVertx vertx = new ManualVertx();
  public final RecordedPartitions partitions = new RecordedPartitions();
  public final SwitchedWire wire = new SwitchedWire();
  private final ModelServer server = new ModelServer(4, vertx.clock()::millis, Flaws.NONE);
  final ModelStore store = store("here", wire);
  final EngineClient engines = new EngineClient(vertx.vertx(), 1, 4, Duration.ofSeconds(1));
  public final Outbox outbox = new Outbox(vertx.vertx(), partitions, vertx.clock());
  final StatusEvents statusEvents = new StatusEvents(List.of(), outbox, vertx.clock());
  final TaskMatcher matcher =
      new TaskMatcher(
          vertx.vertx(),
          store.queues(),
          engines,
          new ActivityMatchers(),
          vertx.clock(),
          new SplittableRandom(2),
          POLL_MS);
  final Faults faults = new Faults(vertx.vertx());
  final Pace pace = new Pace(vertx.vertx());
  final TurnLogs logs = new TurnLogs(new CachedCatalog(store, Definitions.PARSER), EventLogs.NONE);
  final Evaluations evaluations =
      Evaluations.of(
          vertx.vertx(),
          steps -> {
            stepsOnLoop += steps;
            pace.spent(steps, 0);
          });
  final NearTimers timers = new NearTimers(vertx.vertx(), engines, vertx.clock());

  /** What the calls of the one service give, when it does. */
  public final Promise<Stimulus> callResult = Promise.promise();

  private int calls;

  public Parts() {
    store("other", Wire.DIRECT).catalog().createActivity(new Activity(WORK, 1, "[]"));
  }

  private ModelStore store(String instance, Wire way) {
    return new ModelStore(server, instance, vertx.clock(), 1_000, way, () -> way);
  }

  final MapRunQuota quota =
      new MapRunQuota(
          1, store.openMapRuns(), key -> store.histories().describe(key, false), vertx.clock());

  public final EffectPerformer performer =
      new EffectPerformer(
          matcher,
          new TaskInvokers(
              Map.of(
                  "service",
                  new TaskInvoker() {
                    @Override
                    public Future<Stimulus> invoke(TaskOwner execution, Effect.CallService call) {
                      calls++;
                      return callResult.future();
                    }

                    @Override
                    public Future<@Nullable Stimulus> watch(
                        TaskOwner execution, Effect.WatchWork look) {
                      calls++;
                      return callResult.future().map(fact -> fact);
                    }

                    @Override
                    public Future<Void> stop(TaskOwner execution, Effect.StopWork stop) {
                      calls++;
                      return callResult.future().mapEmpty();
                    }
                  })),
          engines,
          new Relatives(new CachedCatalog(store, Definitions.PARSER), engines, vertx.clock()),
          NoMapServices.make(),
          outbox);

  /** What brings turns into a store. */
  Committer committer(ExecutionStore executions) {
    return new Committer(
        new CommitBuilder(outbox, statusEvents, new SplittableRandom(1)),
        new CommitSender(executions, retry()),
        outbox,
        timers,
        new FollowUp(performer, quota, outbox, timers, vertx.clock(), statusEvents, logs),
        null,
        (turn, begins) -> watched.add(turn),
        faults);
  }

  /** What makes turns, and brings them into a store. */
  TurnRunner turnRunner(Interpreters interpreters, ExecutionStore executions) {
    return new TurnRunner(
        interpreters,
        matcher,
        committer(executions),
        vertx.clock(),
        new SplittableRandom(4),
        faults,
        pace,
        evaluations);
  }

  Recovery recovery(Interpreters interpreters) {
    return new Recovery(
        interpreters, evaluations, performer, outbox, engines, statusEvents, vertx.clock(), faults);
  }

  /** What does jobs with executions of a store. */
  JobRunner jobRunner(Interpreters interpreters, ExecutionStore executions) {
    return new JobRunner(
        executions,
        turnRunner(interpreters, executions),
        new Heartbeats(executions, vertx.clock()),
        recovery(interpreters),
        faults);
  }

  /** How many steps of evaluation the event loop was held for. */
  long stepsOnLoop() {
    return stepsOnLoop;
  }

  /** How many calls of the service were made. */
  public int calls() {
    return calls;
  }

  /** What is brought up to date of the outbox, now. */
  public List<OutboxEntry> struck() {
    outbox.strikeAll();
    return partitions.struck;
  }

  /** The tasks in the queue of the activity. */
  public List<TaskRef> queued() {
    return Objects.requireNonNull(store.queues().lease(WORK, 10, List.of()).result()).tasks();
  }

  /** What turns are interpreted by, where the machine has this one state. */
  Interpreters interpreters(String state) {
    String definition = ("{'StartAt':'A','States':{'A':" + state + "}}").replace('\'', '"');
    ExecutionStart start = Turns.START;
    store
        .catalog()
        .createMachine(
            new Machine(
                start.key().machineName(),
                start.revision(),
                true,
                1,
                1,
                "STANDARD",
                start.roleArn(),
                definition,
                "{}",
                "[]",
                false));
    store.catalog().createActivity(new Activity(WORK, 1, "[]"));
    return new Interpreters(new CachedCatalog(store, Definitions.PARSER), options());
  }

  StoreRetry retry() {
    return new StoreRetry(vertx.vertx(), new SplittableRandom(4));
  }

  EngineOptions options() {
    return new EngineOptions(
        RunningMachine.LIMITS,
        vertx.clock(),
        new SplittableRandom(3),
        RunningMachine.TOKENS,
        50_000,
        POLL_MS,
        null,
        List.of(),
        EventLogs.NONE,
        Rehearsal.NONE,
        null,
        TurnWatch.NOBODY);
  }

  /** A worker polls. */
  List<EngineReply> poll() {
    List<EngineReply> answers = new ArrayList<>();
    matcher.poll(new EngineRequest.Poll(WORK, 1, "worker", () -> false, gone -> {}), answers::add);
    return answers;
  }
}
