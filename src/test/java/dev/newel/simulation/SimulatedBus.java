package dev.newel.simulation;

import dev.newel.engine.message.EngineMessage;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;

/**
 * The event bus of one instance. What is sent without an answer being asked for is a hint: while
 * there are faults it may come late, or twice.
 */
final class SimulatedBus implements InvocationHandler {

  private static final int REPEATED = 20;
  private static final int DELAYED = 20;
  private static final long LATEST_MS = 3_000;

  private final Instance instance;
  private final Map<String, Handler<Message<?>>> consumers = new HashMap<>();

  /** What one sends another keeps its order. */
  private long lastArrival;

  SimulatedBus(Instance instance) {
    this.instance = instance;
  }

  @Override
  public Object invoke(Object self, Method method, Object[] args) {
    return switch (method.getName()) {
      case "localConsumer" -> consume((String) args[0], args[1]);
      case "send" -> {
        send((String) args[0], args[1]);
        yield self;
      }
      default -> throw SimulatedVertx.unknown(method);
    };
  }

  @SuppressWarnings("unchecked") // as the method that was called declares it
  private Object consume(String address, Object handler) {
    consumers.put(address, (Handler<Message<?>>) handler);
    return SimulatedVertx.proxy(
        MessageConsumer.class,
        (self, method, args) ->
            switch (method.getName()) {
              case "completion", "unregister" -> Future.succeededFuture();
              default -> throw SimulatedVertx.unknown(method);
            });
  }

  private void send(String address, Object body) {
    Letter letter = new Letter(address, body);
    if (body instanceof EngineMessage<?> message && message.answer() != null) {
      inOrder(() -> deliver(letter));
      return;
    }
    Chance chance = instance.chance();
    boolean faulty = instance.isFaulty();
    if (faulty && chance.oneIn(REPEATED)) {
      instance.after(chance.millis(0, LATEST_MS), () -> deliver(letter));
    }
    if (faulty && chance.oneIn(DELAYED)) {
      instance.after(chance.millis(0, LATEST_MS), () -> deliver(letter));
    } else {
      inOrder(() -> deliver(letter));
    }
  }

  private void inOrder(Runnable work) {
    lastArrival = Math.max(lastArrival, instance.now() + instance.hop());
    instance.at(lastArrival, work);
  }

  private void deliver(Letter letter) {
    Handler<Message<?>> consumer = consumers.get(letter.address());
    if (consumer == null) {
      throw new IllegalStateException("nobody listens at " + letter.address());
    }
    consumer.handle(letter);
  }

  private record Letter(String address, Object body) implements Message<Object> {

    @Override
    public MultiMap headers() {
      return MultiMap.caseInsensitiveMultiMap();
    }

    @Override
    @SuppressWarnings("NullAway") // Vert.x has null for messages that ask for no reply
    public String replyAddress() {
      return null;
    }

    @Override
    public boolean isSend() {
      return true;
    }

    @Override
    public void reply(Object message, DeliveryOptions options) {
      throw new UnsupportedOperationException("reply is not simulated");
    }

    @Override
    public <R> Future<Message<R>> replyAndRequest(Object message, DeliveryOptions options) {
      throw new UnsupportedOperationException("replyAndRequest is not simulated");
    }
  }
}
