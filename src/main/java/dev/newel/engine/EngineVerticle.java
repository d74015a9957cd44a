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
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One engine, on one event loop: runs the executions of its share of the partitions, and has the
 * polls of its share of the activities.
 */
public final class EngineVerticle extends VerticleBase {

  private static final DeliveryOptions REPLY =
      new DeliveryOptions().setCodecName(LocalCodec.nameOf(EngineReply.class));

  private final int number;
  private final Store store;
  private final CachedCatalog catalog;
  private final EngineClient engines;
  private final Polls polls;
  private final EngineOptions options;
  private @Nullable MessageConsumer<EngineRequest> consumer;
  private @Nullable Lanes lanes;
  private @Nullable ActivityDesks desks;

  /**
   * @param number which of the process's engines this is, from 0
   * @param polls shared by the engines of the process
   */
  public EngineVerticle(
      int number,
      Store store,
      CachedCatalog catalog,
      EngineClient engines,
      Polls polls,
      EngineOptions options) {
    this.number = number;
    this.store = store;
    this.catalog = catalog;
    this.engines = engines;
    this.polls = polls;
    this.options = options;
  }

  @Override
  public Future<?> start() {
    return store.openExecutions().compose(this::listen);
  }

  private Future<Void> listen(ExecutionStore executions) {
    Duties duties = new Duties(vertx, store, engines, options.clock());
    TurnRunner turns = new TurnRunner(vertx, executions, catalog, polls, duties, engines, options);
    Lanes running = new Lanes(executions, turns, duties, options);
    ActivityDesks polling = new ActivityDesks(vertx, store.queues(), polls, engines, options);
    lanes = running;
    desks = polling;
    context.runOnContext(nothing -> duties.begin());
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
    } else if (request instanceof EngineRequest.Recover recover) {
      running.add(recover.duty().execution(), new Job.Recover(recover.duty()));
    }
  }

  /** Ends the polls, and lets what is in flight finish. */
  @Override
  public Future<?> stop() {
    polls.close();
    Future<?> closed = consumer == null ? Future.succeededFuture() : consumer.unregister();
    return closed.compose(nothing -> lanes == null ? Future.succeededFuture() : lanes.drain(vertx));
  }
}
