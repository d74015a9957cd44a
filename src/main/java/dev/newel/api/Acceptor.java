package dev.newel.api;

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

  /** In this time the port is closed once the last event loop is gone: a task on another one. */
  private static final long CLOSING_MS = 50;

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
          vertx.setTimer(CLOSING_MS, passed -> release.run());
          return server.shutdown(timeout);
        });
  }

  private <T> Future<T> hold(Function<Runnable, Future<T>> work) {
    Promise<T> done = Promise.promise();
    CountDownLatch released = new CountDownLatch(1);
    ((VertxInternal) vertx)
        .acceptorEventLoopGroup()
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
