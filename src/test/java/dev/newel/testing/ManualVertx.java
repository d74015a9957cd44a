package dev.newel.testing;

import dev.newel.engine.message.EngineAnswer;
import dev.newel.engine.message.EngineMessage;
import dev.newel.engine.message.EngineReply;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.eventbus.EventBus;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * As much of Vert.x as one part of the engine uses, with a time that stands still until a test lets
 * it pass. Anything else fails. What is for the next round of the event loop waits for {@link
 * #pass} too.
 */
public final class ManualVertx {

  private final ManualClock clock = new ManualClock(1_000_000);
  private final PriorityQueue<Due> dues = new PriorityQueue<>();
  private final Set<Long> timers = new HashSet<>();
  private final List<Object> sent = new ArrayList<>();
  private final EventBus bus = proxy(EventBus.class, this::onBus);
  private final Context context = proxy(Context.class, this::onContext);
  private final WorkerExecutor workers = proxy(WorkerExecutor.class, this::onWorkers);
  private final Vertx vertx = proxy(Vertx.class, this::onVertx);
  private Function<Object, Future<? extends EngineReply>> answers =
      asked -> Future.failedFuture("nobody is there");

  /** Whether whoever asks hears the answer in the same round. */
  private boolean isHeardAtOnce;

  private long order;

  private record Due(long at, long order, Runnable work) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      return at == other.at ? Long.compare(order, other.order) : Long.compare(at, other.at);
    }
  }

  public Vertx vertx() {
    return vertx;
  }

  public ManualClock clock() {
    return clock;
  }

  /** What was sent, published or asked on the event bus, the oldest first. */
  public List<Object> sent() {
    return sent;
  }

  /** How what is asked on the event bus is answered. */
  public void answer(Function<Object, Future<? extends EngineReply>> with) {
    answers = with;
  }

  /** Lets time pass; what is due meanwhile happens at its time, what is due already at once. */
  public void pass(long millis) {
    long until = clock.millis() + millis;
    for (Due next = dues.peek(); next != null && next.at <= until; next = dues.peek()) {
      dues.remove();
      clock.advance(Math.max(0, next.at - clock.millis()));
      next.work.run();
    }
    clock.advance(until - clock.millis());
  }

  private void after(long millis, Runnable work) {
    at(clock.millis() + millis, work);
  }

  private void at(long time, Runnable work) {
    dues.add(new Due(time, order++, work));
  }

  private @Nullable Object onVertx(Object self, Method method, Object[] args) {
    return switch (method.getName()) {
      case "eventBus" -> bus;
      case "createSharedWorkerExecutor" -> workers;
      case "getOrCreateContext" -> context;
      case "setTimer" -> setTimer((Long) args[0], handler(args[1]), false);
      case "setPeriodic" -> setTimer((Long) args[0], handler(args[args.length - 1]), true);
      case "cancelTimer" -> timers.remove((Long) args[0]);
      default -> throw unknown(method);
    };
  }

  private long setTimer(long millis, Handler<Long> handler, boolean again) {
    long id = order++;
    timers.add(id);
    arm(id, clock.millis() + millis, again ? millis : 0, handler);
    return id;
  }

  /**
   * A periodic timer makes up for what it has missed, as those of Vert.x do.
   *
   * @param period 0 for once
   */
  private void arm(long id, long time, long period, Handler<Long> handler) {
    at(
        time,
        () -> {
          if (!timers.contains(id)) {
            return;
          }
          if (period > 0) {
            arm(id, time + period, period, handler);
          } else {
            timers.remove(id);
          }
          handler.handle(id);
        });
  }

  private Future<?> onWorkers(Object self, Method method, Object[] args) {
    if (!method.getName().equals("executeBlocking")) {
      throw unknown(method);
    }
    Promise<@Nullable Object> done = Promise.promise();
    after(0, () -> call((Callable<?>) args[0]).onComplete(done));
    return done.future();
  }

  private static Future<@Nullable Object> call(Callable<?> work) {
    try {
      return Future.succeededFuture(work.call());
    } catch (Throwable thrown) {
      return Future.failedFuture(thrown);
    }
  }

  private @Nullable Object onContext(Object self, Method method, Object[] args) {
    if (!method.getName().equals("runOnContext")) {
      throw unknown(method);
    }
    Handler<@Nullable Void> action = handler(args[0]);
    if (isHeardAtOnce) {
      action.handle(null);
    } else {
      after(0, () -> action.handle(null));
    }
    return null;
  }

  private Object onBus(Object self, Method method, Object[] args) {
    if (!method.getName().equals("send") && !method.getName().equals("publish")) {
      throw unknown(method);
    }
    if (args[1] instanceof EngineMessage<?> message) {
      sent.add(message.request());
      answer(message);
    } else {
      sent.add(args[1]);
    }
    return self;
  }

  private void answer(EngineMessage<?> message) {
    EngineAnswer answer = message.answer();
    if (answer != null) {
      isHeardAtOnce = true;
      answers.apply(message.request()).onSuccess(answer::give).onFailure(why -> answer.giveUp());
      isHeardAtOnce = false;
    }
  }

  @SuppressWarnings("unchecked") // as the method that was called declares it
  private static <T extends @Nullable Object> Handler<T> handler(Object argument) {
    return (Handler<T>) argument;
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static UnsupportedOperationException unknown(Method method) {
    return new UnsupportedOperationException(method + " is not simulated");
  }
}
