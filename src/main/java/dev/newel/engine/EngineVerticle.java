package dev.newel.engine;

import dev.newel.bus.Addresses;
import dev.newel.bus.EngineClient;
import dev.newel.bus.EngineReply;
import dev.newel.bus.EngineRequest;
import dev.newel.bus.LocalCodec;
import dev.newel.store.CachedCatalog;
import dev.newel.store.ExecutionStore;
import dev.newel.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One engine, on one event loop: runs the executions of its share of the partitions, and has the
 * polls of its share of the activities.
 */
public final class EngineVerticle extends VerticleBase {

  private static final DeliveryOptions REPLY =
      new DeliveryOptions().setCodecName(LocalCodec.nameOf(EngineReply.class));

  private static final long DRAIN_STEP_MS = 20;
  private static final long DRAIN_MS = 3_000;

  private final int number;
  private final Store store;
  private final CachedCatalog catalog;
  private final EngineClient engines;
  private final Exchanges exchanges;
  private final EngineOptions options;
  private @Nullable MessageConsumer<EngineRequest> consumer;
  private @Nullable Lanes lanes;
  private @Nullable ActivityDesks desks;
  private @Nullable Duties duties;
  private @Nullable HeldTasks held;
  private @Nullable ExecutionStore executions;

  /**
   * @param number which of the process's engines this is, from 0
   * @param exchanges shared by the engines of the process
   */
  public EngineVerticle(
      int number,
      Store store,
      CachedCatalog catalog,
      EngineClient engines,
      Exchanges exchanges,
      EngineOptions options) {
    this.number = number;
    this.store = store;
    this.catalog = catalog;
    this.engines = engines;
    this.exchanges = exchanges;
    this.options = options;
  }

  @Override
  public Future<?> start() {
    return store.openExecutions().compose(this::listen);
  }

  private Future<Void> listen(ExecutionStore opened) {
    executions = opened;
    HandOuts handOuts = new HandOuts(vertx, engines, options.random());
    HeldTasks kept = new HeldTasks(vertx, options.clock());
    Duties owed = new Duties(vertx, store, engines, exchanges, handOuts, kept, options.clock());
    TurnRunner turns = new TurnRunner(vertx, opened, catalog, exchanges, owed, engines, options);
    Lanes running = new Lanes(opened, turns, owed, options);
    ActivityDesks polling =
        new ActivityDesks(vertx, store.queues(), exchanges, handOuts, kept, options);
    lanes = running;
    desks = polling;
    duties = owed;
    held = kept;
    context.runOnContext(nothing -> owed.begin());
    store.onTask(activity -> context.runOnContext(nothing -> polling.woken(activity)));
    store.onBack(
        () ->
            context.runOnContext(
                nothing -> {
                  running.forget();
                  polling.lookAgain();
                }));
    MessageConsumer<EngineRequest> requests =
        vertx.eventBus().localConsumer(Addresses.engine(number), this::handle);
    consumer = requests;
    return requests.completion();
  }

  private void handle(Message<EngineRequest> message) {
    Lanes running = lanes;
    ActivityDesks polling = desks;
    if (running == null || polling == null) {
      throw new IllegalStateException("the engine has not started");
    }
    Consumer<EngineReply> reply =
        message.replyAddress() == null ? Job.NOBODY : answer -> message.reply(answer, REPLY);
    EngineRequest request = message.body();
    if (request instanceof EngineRequest.Start start) {
      running.begin(start.start(), reply);
    } else if (request instanceof EngineRequest.Deliver deliver) {
      running.add(
          deliver.execution(), new Job.Fact(deliver.stimulus(), deliver.invocationId(), reply));
    } else if (request instanceof EngineRequest.Heartbeat heartbeat) {
      running.add(
          heartbeat.execution(), new Job.Heartbeat(heartbeat.frame(), heartbeat.nonce(), reply));
    } else if (request instanceof EngineRequest.Poll poll) {
      polling.poll(poll, reply);
    } else if (request instanceof EngineRequest.LookAgain) {
      polling.lookAgain();
    } else if (request instanceof EngineRequest.Recover recover) {
      running.add(recover.duty().execution(), new Job.Recover(recover.duty()));
    }
  }

  /**
   * Ends the polls, gives back the tasks that were taken for them, and lets what is in flight
   * finish. What does not in a few seconds others find by its lease.
   */
  @Override
  public Future<?> stop() {
    exchanges.close();
    Lanes running = lanes;
    ActivityDesks polling = desks;
    Duties owed = duties;
    HeldTasks kept = held;
    if (consumer == null || running == null || polling == null || owed == null || kept == null) {
      return Future.succeededFuture();
    }
    kept.putAllBack();
    return await(polling::isIdle)
        .eventually(consumer::unregister)
        .eventually(() -> await(() -> running.isIdle() && owed.isIdle()))
        .eventually(owed::settleAll)
        .eventually(this::closeExecutions)
        .otherwiseEmpty();
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
