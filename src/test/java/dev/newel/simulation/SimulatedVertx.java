package dev.newel.simulation;

import static dev.newel.simulation.Timeline.MS;

import dev.newel.simulation.Timeline.Entry;
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
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * As much of Vert.x as the verticles of the engine and the timer use, in virtual time. Anything
 * else fails, so that a new use of Vert.x there is seen here.
 */
final class SimulatedVertx {

  private final Instance instance;
  private final Map<Long, Entry> timers = new HashMap<>();
  private final Vertx vertx;
  private final Context context;
  private final WorkerExecutor workers;
  private long timerIds;

  /** What is to be done in later rounds of the event loop keeps its order. */
  private long lastRound;

  SimulatedVertx(Instance instance, SimulatedBus bus) {
    this.instance = instance;
    EventBus eventBus = proxy(EventBus.class, bus);
    this.context = proxy(Context.class, this::onContext);
    this.workers = proxy(WorkerExecutor.class, this::onWorkers);
    this.vertx = proxy(Vertx.class, (self, method, args) -> onVertx(eventBus, method, args));
  }

  Vertx vertx() {
    return vertx;
  }

  Context context() {
    return context;
  }

  static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  static UnsupportedOperationException unknown(Method method) {
    return new UnsupportedOperationException(method + " is not simulated");
  }

  private Object onVertx(EventBus bus, Method method, Object[] args) {
    return switch (method.getName()) {
      case "eventBus" -> bus;
      case "createSharedWorkerExecutor" -> workers;
      case "getOrCreateContext" -> context;
      case "setTimer" -> setTimer((Long) args[0], handler(args[1]), false);
      case "setPeriodic" -> setTimer((Long) args[0], handler(args[args.length - 1]), true);
      case "cancelTimer" -> cancelTimer((Long) args[0]);
      default -> throw unknown(method);
    };
  }

  private Future<?> onWorkers(Object self, Method method, Object[] args) {
    if (!method.getName().equals("executeBlocking")) {
      throw unknown(method);
    }
    Promise<@Nullable Object> done = Promise.promise();
    instance.after(
        instance.chance().millis(0, 200), () -> call((Callable<?>) args[0]).onComplete(done));
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
    return switch (method.getName()) {
      case "owner" -> vertx;
      case "runOnContext" -> {
        Handler<@Nullable Void> action = handler(args[0]);
        lastRound = Math.max(lastRound, instance.now() + instance.hop());
        instance.at(lastRound, () -> action.handle(null));
        yield null;
      }
      default -> throw unknown(method);
    };
  }

  @SuppressWarnings("unchecked") // as the method that was called declares it
  private static <T extends @Nullable Object> Handler<T> handler(Object argument) {
    return (Handler<T>) argument;
  }

  private long setTimer(long millis, Handler<Long> handler, boolean again) {
    long id = timerIds++;
    arm(id, millis, handler, again);
    return id;
  }

  private void arm(long id, long millis, Handler<Long> handler, boolean again) {
    timers.put(
        id,
        instance.after(
            millis * MS,
            () -> {
              if (timers.remove(id) == null) {
                return; // cancelled while the instance stood still
              }
              if (again) {
                arm(id, millis, handler, true);
              }
              handler.handle(id);
            }));
  }

  private boolean cancelTimer(long id) {
    Entry timer = timers.remove(id);
    if (timer != null) {
      timer.cancel();
    }
    return timer != null;
  }
}
