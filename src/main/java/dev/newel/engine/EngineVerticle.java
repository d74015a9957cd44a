package dev.newel.engine;

import dev.newel.engine.activity.ActivityMatchers;
import dev.newel.engine.activity.HandOuts;
import dev.newel.engine.activity.HeldTasks;
import dev.newel.engine.activity.TaskMatcher;
import dev.newel.engine.definition.CachedCatalog;
import dev.newel.engine.message.EngineAddresses;
import dev.newel.engine.message.EngineClient;
import dev.newel.engine.message.EngineReply;
import dev.newel.engine.message.EngineRequest;
import dev.newel.engine.message.LocalCodec;
import dev.newel.store.ExecutionStore;
import dev.newel.store.Store;
import dev.newel.task.TaskInvokers;
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
  private final ActivityMatchers matchers;
  private final TaskInvokers invokers;
  private final EngineOptions options;
  private @Nullable MessageConsumer<EngineRequest> consumer;
  private @Nullable Mailboxes mailboxes;
  private @Nullable TaskMatcher matcher;
  private @Nullable Outbox outbox;
  private @Nullable HeldTasks held;

  /**
   * @param number which of the process's engines this is, from 0
   * @param matchers shared by the engines of the process
   * @param invokers make the calls that Task states ask for
   */
  public EngineVerticle(
      int number,
      Store store,
      CachedCatalog catalog,
      EngineClient engines,
      ActivityMatchers matchers,
      TaskInvokers invokers,
      EngineOptions options) {
    this.number = number;
    this.store = store;
    this.catalog = catalog;
    this.engines = engines;
    this.matchers = matchers;
    this.invokers = invokers;
    this.options = options;
  }

  @Override
  public Future<?> start() {
    return store.openExecutions().compose(this::listen);
  }

  private Future<Void> listen(ExecutionStore executions) {
    HandOuts handOuts = new HandOuts(vertx, engines, options.random());
    HeldTasks kept = new HeldTasks(vertx, options.clock());
    Outbox owed =
        new Outbox(vertx, store, invokers, engines, matchers, handOuts, kept, options.clock());
    TurnRunner turns = new TurnRunner(vertx, executions, catalog, matchers, owed, engines, options);
    Mailboxes running = new Mailboxes(executions, turns, owed, options);
    TaskMatcher polling =
        new TaskMatcher(
            vertx, store.queues(), matchers, handOuts, kept, options.clock(), options.pollMillis());
    mailboxes = running;
    matcher = polling;
    outbox = owed;
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
        vertx.eventBus().localConsumer(EngineAddresses.engine(number), this::handle);
    consumer = requests;
    return requests.completion();
  }

  private void handle(Message<EngineRequest> message) {
    Mailboxes running = mailboxes;
    TaskMatcher polling = matcher;
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
      running.add(recover.entry().execution(), new Job.Recover(recover.entry()));
    }
  }

  /**
   * Ends the polls, gives back the tasks that were taken for them, and lets what is in flight
   * finish. What does not in a few seconds others find by its lease.
   */
  @Override
  public Future<?> stop() {
    matchers.close();
    Mailboxes running = mailboxes;
    TaskMatcher polling = matcher;
    Outbox owed = outbox;
    HeldTasks kept = held;
    if (consumer == null || running == null || polling == null || owed == null || kept == null) {
      return Future.succeededFuture();
    }
    kept.putAllBack();
    return await(polling::isIdle)
        .eventually(consumer::unregister)
        .eventually(() -> await(() -> running.isIdle() && owed.isIdle()))
        .eventually(owed::strikeAll)
        .otherwiseEmpty();
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
