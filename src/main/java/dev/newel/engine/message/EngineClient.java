package dev.newel.engine.message;

import dev.newel.aws.Name;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.store.ExpressRuns;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

  private static final DeliveryOptions TO_ENGINE =
      new DeliveryOptions().setLocalOnly(true).setCodecName(LocalCodec.nameOf(EngineMessage.class));
  private static final DeliveryOptions ARM =
      new DeliveryOptions().setLocalOnly(true).setCodecName(LocalCodec.nameOf(TimerRequest.class));

  private final Vertx vertx;
  private final EventBus bus;
  private final int engines;
  private final int partitions;
  private final long pollTimeoutMillis;

  /** Where nobody listens any more: the bus would not say so. */
  private final Set<String> ended = ConcurrentHashMap.newKeySet();

  /**
   * @param engines how many engines run in this process
   * @param partitions into how many partitions executions are spread
   * @param poll how long a poll waits for a task
   */
  public EngineClient(Vertx vertx, int engines, int partitions, Duration poll) {
    this.vertx = vertx;
    this.bus = vertx.eventBus();
    this.engines = engines;
    this.partitions = partitions;
    this.pollTimeoutMillis = poll.toMillis() + POLL_SLACK_MS;
  }

  /** Registers the codecs that hand messages over by reference. */
  public static void registerCodecs(Vertx vertx) {
    LocalCodec.register(vertx.eventBus(), EngineMessage.class);
    LocalCodec.register(vertx.eventBus(), TimerRequest.class);
  }

  public Future<EngineReply> start(EngineRequest.Start request) {
    return ask(engineOf(request.start().key()), request, TIMEOUT_MS);
  }

  public Future<EngineReply> deliver(
      ExecutionKey execution, Stimulus stimulus, @Nullable String invocationId) {
    return ask(
        engineOf(execution),
        new EngineRequest.Deliver(execution, stimulus, invocationId),
        TIMEOUT_MS);
  }

  /** Hands a fact over without waiting for what becomes of it. */
  public void tell(ExecutionKey execution, Stimulus stimulus) {
    tell(engineOf(execution), new EngineRequest.Deliver(execution, stimulus, null));
  }

  /** Hands over what is overdue without waiting for what becomes of it. */
  public void tryAgain(EngineRequest.TryAgain request) {
    tell(engineOf(request.execution()), request);
  }

  public Future<EngineReply> heartbeat(EngineRequest.Heartbeat request) {
    return ask(engineOf(request.execution()), request, TIMEOUT_MS);
  }

  public Future<EngineReply> poll(EngineRequest.Poll request) {
    return ask(engineOf(request.activity()), request, pollTimeoutMillis);
  }

  public void recover(EngineRequest.Recover request) {
    tell(engineOf(request.entry().execution()), request);
  }

  /** Has all engines look into the queues that polls wait for. */
  public void lookAgain() {
    for (int i = 0; i < engines; i++) {
      tell(i, new EngineRequest.LookAgain());
    }
  }

  /**
   * Runs an execution of an Express machine from its start to its end, in memory and at most once.
   *
   * @return {@link EngineReply.Ended}, or why there is no end
   */
  public Future<EngineReply> run(ExpressRequest.Run request) {
    return askExpress(request.start().key(), request, RUN_TIMEOUT_MS);
  }

  /** Starts an execution of an Express machine that runs to its end by itself. */
  public Future<EngineReply> start(ExpressRequest.Start request) {
    return askExpress(request.start().key(), request, TIMEOUT_MS);
  }

  /** Hands over an execution of an Express machine that nobody runs any more. */
  public void takeOver(ExpressRuns.Run run) {
    tell(EngineAddresses.express(engineOf(run.execution())), new ExpressRequest.TakeOver(run));
  }

  private Future<EngineReply> askExpress(
      ExecutionKey key, ExpressRequest request, long timeoutMillis) {
    return ask(EngineAddresses.express(engineOf(key)), request, timeoutMillis);
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

  private Future<EngineReply> ask(int engine, EngineRequest request, long timeoutMillis) {
    return ask(EngineAddresses.engine(engine), request, timeoutMillis);
  }

  /** Has whoever asks at an address hear at once that nobody answers there any more. */
  public void end(String address) {
    ended.add(address);
  }

  private Future<EngineReply> ask(String address, Object request, long timeoutMillis) {
    if (ended.contains(address)) {
      return Future.failedFuture(
          new ReplyException(ReplyFailure.NO_HANDLERS, "the engine has ended"));
    }
    EngineAnswer answer = new EngineAnswer(vertx.getOrCreateContext(), timeoutMillis);
    bus.send(address, new EngineMessage<>(request, answer), TO_ENGINE);
    return answer.future();
  }

  private void tell(int engine, EngineRequest request) {
    tell(EngineAddresses.engine(engine), request);
  }

  private void tell(String address, Object request) {
    bus.send(address, new EngineMessage<>(request, null), TO_ENGINE);
  }
}
