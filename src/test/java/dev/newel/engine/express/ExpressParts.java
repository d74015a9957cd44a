package dev.newel.engine.express;

import dev.newel.asl.data.Json;
import dev.newel.asl.parse.Definitions;
import dev.newel.engine.EngineOptions;
import dev.newel.engine.Faults;
import dev.newel.engine.Pace;
import dev.newel.engine.child.Relatives;
import dev.newel.engine.definition.CachedCatalog;
import dev.newel.engine.evaluation.Evaluations;
import dev.newel.engine.message.EngineClient;
import dev.newel.engine.status.TurnWatch;
import dev.newel.interpreter.RunningMachine;
import dev.newel.interpreter.environment.Rehearsal;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.logs.EventLogs;
import dev.newel.store.Catalog.Machine;
import dev.newel.store.ExpressRuns.Run;
import dev.newel.store.Flaws;
import dev.newel.store.ModelServer;
import dev.newel.store.ModelStore;
import dev.newel.store.SwitchedWire;
import dev.newel.store.Wire;
import dev.newel.task.TaskInvokers;
import dev.newel.task.TaskOwner;
import dev.newel.testing.ManualVertx;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** What an engine of Express machines stands on in tests. */
final class ExpressParts {

  static final Json EMPTY = Json.EMPTY_OBJECT;

  final ManualVertx vertx = new ManualVertx();
  final List<Effect.CallService> calls = new ArrayList<>();

  /** The ARNs of the executions whose calls they are. */
  final List<String> callers = new ArrayList<>();

  /** What a call gives that nothing else is said of. */
  final Promise<Stimulus> late = Promise.promise();

  /** What calls give; null for an empty result. */
  @Nullable Future<Stimulus> answer = late.future();

  private final ModelServer server = new ModelServer(1, vertx.clock()::millis, Flaws.NONE);
  final SwitchedWire wire = new SwitchedWire();
  final ModelStore store = store(wire);
  private int machines;

  /** An instance, which can die. */
  record Instance(ExpressEngine engine, SwitchedWire wire) {
    /** It is heard of no more. */
    void kill() {
      wire.cut(true);
    }
  }

  private ModelStore store(SwitchedWire ofRuns) {
    return new ModelStore(server, "here", vertx.clock(), 1_000, Wire.DIRECT, () -> ofRuns);
  }

  Instance instance() {
    SwitchedWire own = new SwitchedWire();
    return new Instance(engine(store(own)), own);
  }

  ExpressEngine engine(ModelStore over) {
    EngineClient engines = new EngineClient(vertx.vertx(), 1, 1, Duration.ofSeconds(1));
    CachedCatalog catalog = new CachedCatalog(store, Definitions.PARSER);
    Relatives relatives = new Relatives(catalog, engines, vertx.clock());
    TaskInvokers invokers = new TaskInvokers(Map.of("aws-sdk", this::call));
    RunLeases leases = new RunLeases(vertx.vertx(), over.openExpressRuns().result(), 1);
    leases.begin();
    return new ExpressEngine(
        new ExpressSurroundings(
            vertx.vertx(),
            vertx.vertx().getOrCreateContext(),
            vertx.clock(),
            new ExpressInterpreters(catalog, options()),
            new ExpressEffects(vertx.vertx(), invokers, relatives),
            new ExpressReports(null, EventLogs.NONE, TurnWatch.NOBODY),
            new RunMemory(options().cachedBytes()),
            new Pace(vertx.vertx()),
            Evaluations.of(vertx.vertx(), steps -> {}),
            new Faults(vertx.vertx())),
        leases);
  }

  private Future<Stimulus> call(TaskOwner execution, Effect.CallService call) {
    calls.add(call);
    callers.add(execution.arn());
    Future<Stimulus> given = answer;
    return given == null
        ? Future.succeededFuture(new Stimulus.TaskSucceeded(call.frame(), call.nonce(), EMPTY))
        : given;
  }

  private EngineOptions options() {
    return new EngineOptions(
        RunningMachine.LIMITS,
        vertx.clock(),
        new SplittableRandom(3),
        RunningMachine.TOKENS,
        50_000,
        1_000,
        null,
        List.of(),
        EventLogs.NONE,
        Rehearsal.NONE,
        null,
        TurnWatch.NOBODY);
  }

  /** The start of an execution of a machine that has this one state. */
  ExecutionStart start(String state) {
    ExecutionKey key = new ExecutionKey(RunningMachine.HOME, "m" + ++machines, "run");
    store
        .catalog()
        .createMachine(
            new Machine(
                key.machineName(),
                "r" + machines,
                true,
                1,
                1,
                "EXPRESS",
                "role",
                Definitions.machine(state),
                "{}",
                "[]",
                false));
    return new ExecutionStart(
            key,
            key.arn(),
            key.machineArn(),
            "role",
            "r" + machines,
            EMPTY,
            vertx.clock().millis(),
            null,
            null)
        .express("id");
  }

  /** The runs that stand. */
  List<Run> records() {
    return List.copyOf(server.expressRuns());
  }

  /** What a sweep hands over. */
  List<Run> lapsed() {
    return store.partitions().sweep(0, 0).result().lapsedRuns();
  }
}
