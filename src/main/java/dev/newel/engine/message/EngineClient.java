package dev.newel.engine.message;

import dev.newel.aws.Name;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.store.ExpressRuns;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The way to this process's engines. All facts of one execution go to the same engine, and all
 * polls of one activity, so that there are no locks.
 */
public final class EngineClient {

  /** What the way to an engine and back may take a poll, beyond what it waits. */
  private static final long POLL_SLACK_MS = 30_000;

  private static final long TIMEOUT_MS = 30_000;

  /** Longer than an execution of an Express machine can last. */
  private static final long RUN_TIMEOUT_MS = 330_000;

  private static final DeliveryOptions ASK =
      new DeliveryOptions()
          .setLocalOnly(true)
          .setCodecName(LocalCodec.nameOf(EngineRequest.class))
          .setSendTimeout(TIMEOUT_MS);
  private static final DeliveryOptions ASK_EXPRESS =
      new DeliveryOptions(ASK).setCodecName(LocalCodec.nameOf(ExpressRequest.class));
  private static final DeliveryOptions RUN =
      new DeliveryOptions(ASK_EXPRESS).setSendTimeout(RUN_TIMEOUT_MS);
  private static final DeliveryOptions ARM =
      new DeliveryOptions().setLocalOnly(true).setCodecName(LocalCodec.nameOf(TimerRequest.class));

  private final EventBus bus;
  private final int engines;
  private final int partitions;
  private final DeliveryOptions polling;

  /**
   * @param engines how many engines run in this process
   * @param partitions into how many partitions executions are spread
   * @param poll how long a poll waits for a task
   */
  public EngineClient(Vertx vertx, int engines, int partitions, Duration poll) {
    this.bus = vertx.eventBus();
    this.engines = engines;
    this.partitions = partitions;
    this.polling = new DeliveryOptions(ASK).setSendTimeout(poll.toMillis() + POLL_SLACK_MS);
  }

  /** Registers the codecs that hand messages over by reference. */
  public static void registerCodecs(Vertx vertx) {
    LocalCodec.register(vertx.eventBus(), EngineRequest.class);
    LocalCodec.register(vertx.eventBus(), ExpressRequest.class);
    LocalCodec.register(vertx.eventBus(), EngineReply.class);
    LocalCodec.register(vertx.eventBus(), TimerRequest.class);
  }

  public Future<EngineReply> start(EngineRequest.Start request) {
    return ask(engineOf(request.start().key()), request, ASK);
  }

  public Future<EngineReply> deliver(
      ExecutionKey execution, Stimulus stimulus, @Nullable String invocationId) {
    return ask(
        engineOf(execution), new EngineRequest.Deliver(execution, stimulus, invocationId), ASK);
  }

  /** Hands a fact over without waiting for what becomes of it. */
  public void tell(ExecutionKey execution, Stimulus stimulus) {
    bus.send(
        EngineAddresses.engine(engineOf(execution)),
        new EngineRequest.Deliver(execution, stimulus, null),
        ASK);
  }

  /** Hands over what is overdue without waiting for what becomes of it. */
  public void tryAgain(EngineRequest.TryAgain request) {
    bus.send(EngineAddresses.engine(engineOf(request.execution())), request, ASK);
  }

  public Future<EngineReply> heartbeat(EngineRequest.Heartbeat request) {
    return ask(engineOf(request.execution()), request, ASK);
  }

  public Future<EngineReply> poll(EngineRequest.Poll request) {
    return ask(engineOf(request.activity()), request, polling);
  }

  public void recover(EngineRequest.Recover request) {
    bus.send(EngineAddresses.engine(engineOf(request.entry().execution())), request, ASK);
  }

  /** Has all engines look into the queues that polls wait for. */
  public void lookAgain() {
    for (int i = 0; i < engines; i++) {
      bus.send(EngineAddresses.engine(i), new EngineRequest.LookAgain(), ASK);
    }
  }

  /**
   * Runs an execution of an Express machine from its start to its end, in memory and at most once.
   *
   * @return {@link EngineReply.Ended}, or why there is no end
   */
  public Future<EngineReply> run(ExpressRequest.Run request) {
    return askExpress(request.start().key(), request, RUN);
  }

  /** Starts an execution of an Express machine that runs to its end by itself. */
  public Future<EngineReply> start(ExpressRequest.Start request) {
    return askExpress(request.start().key(), request, ASK_EXPRESS);
  }

  /** Hands over an execution of an Express machine that nobody runs any more. */
  public void takeOver(ExpressRuns.Run run) {
    bus.send(
        EngineAddresses.express(engineOf(run.execution())),
        new ExpressRequest.TakeOver(run),
        ASK_EXPRESS);
  }

  private Future<EngineReply> askExpress(
      ExecutionKey key, ExpressRequest request, DeliveryOptions options) {
    return bus.<EngineReply>request(EngineAddresses.express(engineOf(key)), request, options)
        .map(reply -> reply.body());
  }

  public void arm(TimerRequest request) {
    bus.send(EngineAddresses.TIMER, request, ARM);
  }

  /** Which engine of the process has the polls of an activity. */
  public int engineOf(Name activity) {
    return Math.floorMod(activity.hashCode(), engines);
  }

  private int engineOf(ExecutionKey execution) {
    return execution.partition(partitions) % engines;
  }

  private Future<EngineReply> ask(int engine, EngineRequest request, DeliveryOptions options) {
    return bus.<EngineReply>request(EngineAddresses.engine(engine), request, options)
        .map(reply -> reply.body());
  }
}
