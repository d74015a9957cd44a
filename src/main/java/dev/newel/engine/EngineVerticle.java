package dev.newel.engine;

import dev.newel.engine.activity.ActivityMatchers;
import dev.newel.engine.activity.TaskMatcher;
import dev.newel.engine.child.MapRunQuota;
import dev.newel.engine.child.Relatives;
import dev.newel.engine.definition.CachedCatalog;
import dev.newel.engine.evaluation.Evaluations;
import dev.newel.engine.mapruns.MapServices;
import dev.newel.engine.message.EngineAddresses;
import dev.newel.engine.message.EngineClient;
import dev.newel.engine.message.EngineMessage;
import dev.newel.engine.message.EngineRequest;
import dev.newel.engine.message.Unanswered;
import dev.newel.engine.outbox.EffectPerformer;
import dev.newel.engine.outbox.Outbox;
import dev.newel.engine.outbox.StatusEvents;
import dev.newel.engine.report.TurnLogs;
import dev.newel.engine.report.TurnReports;
import dev.newel.store.ExecutionStore;
import dev.newel.store.Store;
import dev.newel.store.StoreRetry;
import dev.newel.task.TaskInvokers;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.MessageConsumer;
import java.time.Clock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One engine, on one event loop: runs the executions of its share of the partitions, and has the
 * polls of its share of the activities.
 */
public final class EngineVerticle extends VerticleBase {

  private static final long DRAIN_STEP_MS = 20;
  private static final long DRAIN_MS = 3_000;

  private final int number;
  private final Store store;
  private final CachedCatalog catalog;
  private final EngineClient engines;
  private final ActivityMatchers matchers;
  private final TaskInvokers invokers;
  private final MapServices mapServices;
  private final EngineOptions options;
  private final Unanswered unanswered = new Unanswered();
  private @Nullable MessageConsumer<EngineMessage<EngineRequest>> consumer;
  private @Nullable Engine engine;
  private @Nullable ExecutionStore executions;

  /**
   * @param number which of the process's engines this is, from 0
   * @param matchers shared by the engines of the process
   * @param mapServices what Map Runs read from and write to
   * @param invokers make the calls that Task states ask for
   */
  public EngineVerticle(
      int number,
      Store store,
      CachedCatalog catalog,
      EngineClient engines,
      ActivityMatchers matchers,
      TaskInvokers invokers,
      MapServices mapServices,
      EngineOptions options) {
    this.number = number;
    this.store = store;
    this.catalog = catalog;
    this.engines = engines;
    this.matchers = matchers;
    this.invokers = invokers;
    this.mapServices = mapServices;
    this.options = options;
  }

  @Override
  public Future<?> start() {
    return store.openExecutions().map(this::assemble).compose(this::listen);
  }

  private Engine assemble(ExecutionStore opened) {
    executions = opened;
    Clock clock = options.clock();
    Outbox outbox = new Outbox(vertx, store.partitions(), clock);
    TaskMatcher matcher =
        new TaskMatcher(
            vertx,
            store.queues(),
            engines,
            matchers,
            clock,
            options.random(),
            options.pollMillis());
    MapRunQuota quota =
        new MapRunQuota(
            options.openMapRuns(),
            store.openMapRuns(),
            key -> store.histories().describe(key, false),
            clock);
    Relatives relatives =
        new Relatives(
            catalog,
            engines,
            store.peers(),
            key -> store.histories().describe(key, true),
            quota,
            clock);
    if (number == 0) {
      relatives.answerPeers();
    }
    EffectPerformer performer =
        new EffectPerformer(matcher, invokers, engines, relatives, mapServices, outbox);
    Faults faults = new Faults(vertx);
    Pace pace = new Pace(vertx);
    Evaluations evaluations = Evaluations.of(vertx, steps -> pace.spent(steps, 0));
    StatusEvents statusEvents = new StatusEvents(options.statusListeners(), outbox, clock);
    Committer committer = committer(opened, performer, quota, outbox, statusEvents, faults);
    Interpreters interpreters = new Interpreters(catalog, options);
    TurnRunner turns =
        new TurnRunner(
            interpreters, matcher, committer, clock, options.random(), faults, pace, evaluations);
    Recovery recovery =
        new Recovery(
            interpreters, evaluations, performer, outbox, engines, statusEvents, clock, faults);
    JobRunner runner =
        new JobRunner(opened, turns, new Heartbeats(opened, clock), recovery, faults);
    Mailboxes mailboxes =
        new Mailboxes(mailbox -> pace.take(() -> runner.run(mailbox)), options.cachedBytes());
    ActivityChanges changes = new ActivityChanges(store.catalog(), matcher);
    return new Engine(mailboxes, matcher, recovery, outbox, changes);
  }

  private Committer committer(
      ExecutionStore executions,
      EffectPerformer performer,
      MapRunQuota quota,
      Outbox outbox,
      StatusEvents statusEvents,
      Faults faults) {
    NearTimers timers = new NearTimers(vertx, engines, options.clock());
    TurnReports reports = options.log() == null ? null : new TurnReports(options.log());
    return new Committer(
        new CommitBuilder(outbox, statusEvents, options.random()),
        new CommitSender(executions, new StoreRetry(vertx, options.random())),
        outbox,
        timers,
        new FollowUp(
            performer,
            quota,
            outbox,
            timers,
            options.clock(),
            statusEvents,
            new TurnLogs(catalog, options.logs())),
        reports,
        options.watch(),
        faults);
  }

  private Future<Void> listen(Engine assembled) {
    engine = assembled;
    unanswered.begin(vertx);
    context.runOnContext(nothing -> assembled.begin());
    store.onTask(activity -> context.runOnContext(nothing -> assembled.woken(activity)));
    store.onChange(name -> context.runOnContext(nothing -> assembled.changed(name)));
    store.onBack(() -> context.runOnContext(nothing -> assembled.storeIsBack()));
    MessageConsumer<EngineMessage<EngineRequest>> requests =
        vertx
            .eventBus()
            .localConsumer(
                EngineAddresses.engine(number),
                message ->
                    assembled.handle(message.body().request(), unanswered.to(message.body())));
    consumer = requests;
    return requests.completion();
  }

  /**
   * Ends the polls, gives back the tasks that were leased for them, and lets what is in flight
   * finish. What does not in a few seconds others find by its lease.
   */
  @Override
  public Future<?> stop() {
    Engine running = engine;
    MessageConsumer<EngineMessage<EngineRequest>> requests = consumer;
    if (running == null || requests == null) {
      matchers.close();
      return Future.succeededFuture();
    }
    running.close();
    return await(running::hasNoTaskInHand)
        .eventually(() -> leave(requests))
        .eventually(() -> await(running::isIdle))
        .eventually(running::strikeAll)
        .eventually(this::closeExecutions)
        .onComplete(ended -> unanswered.end())
        .otherwiseEmpty();
  }

  private Future<Void> leave(MessageConsumer<?> requests) {
    engines.end(EngineAddresses.engine(number));
    return requests.unregister();
  }

  /** Before the Vertx closes the connection by itself, which would look like a loss. */
  private Future<Void> closeExecutions() {
    ExecutionStore opened = executions;
    return opened == null ? Future.succeededFuture() : opened.close();
  }

  private Future<Void> await(BooleanSupplier idle) {
    Promise<Void> awaited = Promise.promise();
    long until = options.clock().millis() + DRAIN_MS;
    vertx.setPeriodic(
        0,
        DRAIN_STEP_MS,
        timer -> {
          if (idle.getAsBoolean() || options.clock().millis() > until) {
            vertx.cancelTimer(timer);
            awaited.complete();
          }
        });
    return awaited.future();
  }
}
