package dev.newel.api;

import io.netty.util.concurrent.SingleThreadEventExecutor;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The thread of Vert.x that accepts connections. It may do so before the server has an event loop
 * for what it accepts, and goes on for a moment when the last one is gone; what comes in between it
 * drops with a warning and a stack trace. So it is held meanwhile.
 */
final class Acceptor {

  private static final long LOOK_MS = 2;

  /** It must not be held for ever, whatever happens to those that hold it. */
  private static final long AT_MOST_MS = 1_000;

  private final Vertx vertx;
  private final Context context;

  /**
   * @param context of the server
   */
  Acceptor(Vertx vertx, Context context) {
    this.vertx = vertx;
    this.context = context;
  }

  Future<HttpServer> listen(HttpServer server, SocketAddress address) {
    return hold(
        release -> {
          try {
            return server.listen(address);
          } finally {
            release.run();
          }
        });
  }

  Future<Void> shutdown(HttpServer server, Duration timeout) {
    return hold(
        release -> {
          releaseOnceClosing(release, AT_MOST_MS);
          return server.shutdown(timeout);
        });
  }

  /**
   * When the last event loop is gone the port is closed: by a task of the thread that is held,
   * which comes before the next connection. While other instances are to go it is their turn to
   * hold it that waits there.
   */
  private void releaseOnceClosing(Runnable release, long left) {
    if (thread().pendingTasks() > 0 || left <= 0) {
      release.run();
    } else {
      vertx.setTimer(LOOK_MS, passed -> releaseOnceClosing(release, left - LOOK_MS));
    }
  }

  private SingleThreadEventExecutor thread() {
    return (SingleThreadEventExecutor) ((VertxInternal) vertx).acceptorEventLoopGroup().next();
  }

  private <T> Future<T> hold(Function<Runnable, Future<T>> work) {
    Promise<T> done = Promise.promise();
    CountDownLatch released = new CountDownLatch(1);
    thread()
        .execute(
            () -> {
              context.runOnContext(
                  held ->
                      Future.succeededFuture()
                          .compose(begin -> work.apply(released::countDown))
                          .onComplete(done));
              await(released);
            });
    return done.future();
  }

  private static void await(CountDownLatch latch) {
    try {
      var unused = latch.await(AT_MOST_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
