package dev.newel.engine.express;

import dev.newel.engine.EngineOptions;
import dev.newel.engine.Faults;
import dev.newel.engine.Pace;
import dev.newel.engine.child.Relatives;
import dev.newel.engine.definition.CachedCatalog;
import dev.newel.engine.evaluation.Evaluations;
import dev.newel.engine.message.EngineAddresses;
import dev.newel.engine.message.EngineClient;
import dev.newel.engine.message.EngineMessage;
import dev.newel.engine.message.ExpressRequest;
import dev.newel.engine.message.Unanswered;
import dev.newel.engine.report.TurnReports;
import dev.newel.store.ExpressRuns;
import dev.newel.store.Store;
import dev.newel.task.TaskInvokers;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.MessageConsumer;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Runs the executions of Express machines that come to one event loop. */
public final class ExpressVerticle extends VerticleBase {

  private static final long DRAIN_STEP_MS = 20;
  private static final int DRAIN_STEPS = 150;

  private final int number;
  private final Store store;
  private final CachedCatalog catalog;
  private final EngineClient engines;
  private final TaskInvokers invokers;
  private final EngineOptions options;
  private final Unanswered unanswered = new Unanswered();
  private @Nullable ExpressRuns runs;
  private @Nullable ExpressEngine engine;
  private @Nullable MessageConsumer<EngineMessage<ExpressRequest>> consumer;

  /**
   * @param number of the engine that it stands beside, from 0
   * @param invokers make the calls that Task states ask for
   */
  public ExpressVerticle(
      int number,
      Store store,
      CachedCatalog catalog,
      EngineClient engines,
      TaskInvokers invokers,
      EngineOptions options) {
    this.number = number;
    this.store = store;
    this.catalog = catalog;
    this.engines = engines;
    this.invokers = invokers;
    this.options = options;
  }

  @Override
  public Future<?> start() {
    return store.openExpressRuns().map(this::assemble).compose(this::listen);
  }

  private ExpressEngine assemble(ExpressRuns opened) {
    runs = opened;
    Clock clock = options.clock();
    Relatives relatives = new Relatives(catalog, engines, clock);
    TurnReports reports = options.log() == null ? null : new TurnReports(options.log());
    Pace pace = new Pace(vertx);
    ExpressSurroundings around =
        new ExpressSurroundings(
            vertx,
            context,
            clock,
            new ExpressInterpreters(catalog, options),
            new ExpressEffects(vertx, invokers, relatives),
            new ExpressReports(reports, options.logs(), options.watch()),
            new RunMemory(options.cachedBytes()),
            pace,
            Evaluations.of(vertx, steps -> pace.spent(steps, 0)),
            new Faults(vertx));
    RunLeases leases = new RunLeases(vertx, opened, store.partitions().partitions());
    leases.begin();
    return new ExpressEngine(around, leases);
  }

  private Future<Void> listen(ExpressEngine assembled) {
    engine = assembled;
    unanswered.begin(vertx);
    MessageConsumer<EngineMessage<ExpressRequest>> requests =
        vertx
            .eventBus()
            .localConsumer(
                EngineAddresses.express(number),
                message ->
                    assembled.handle(message.body().request(), unanswered.to(message.body())));
    consumer = requests;
    return requests.completion();
  }

  /** Lets what is under way end for some seconds; the rest others begin again. */
  @Override
  public Future<?> stop() {
    ExpressEngine running = engine;
    MessageConsumer<EngineMessage<ExpressRequest>> requests = consumer;
    if (running == null || requests == null) {
      return Future.succeededFuture();
    }
    engines.end(EngineAddresses.express(number));
    return requests
        .unregister()
        .eventually(() -> awaitIdle(running))
        .eventually(running::close)
        .eventually(this::closeRuns)
        .onComplete(ended -> unanswered.end())
        .otherwiseEmpty();
  }

  private Future<Void> closeRuns() {
    ExpressRuns opened = runs;
    return opened == null ? Future.succeededFuture() : opened.close();
  }

  private Future<Void> awaitIdle(ExpressEngine running) {
    return awaitIdle(running, DRAIN_STEPS);
  }

  private Future<Void> awaitIdle(ExpressEngine running, int steps) {
    return running.isIdle() || steps == 0
        ? Future.succeededFuture()
        : vertx.timer(DRAIN_STEP_MS).compose(waited -> awaitIdle(running, steps - 1));
  }
}
