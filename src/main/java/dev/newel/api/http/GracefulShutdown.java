package dev.newel.api.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;

/**
 * How an API takes leave of its clients: for a moment it goes on answering, and each answer says
 * that the connection ends with it. A client then opens another, which leads it to another
 * instance, where otherwise its next request might cross with the end of the connection.
 */
public final class GracefulShutdown {

  private static final Duration LINGER = Duration.ofMillis(500);
  private static final long STEP_MS = 10;

  private int connections;
  private volatile boolean begun;

  /**
   * To be called on the event loop of the API, as are all but {@link #begin} and {@link #hasBegun}.
   */
  public void watch(HttpConnection connection) {
    connections++;
    connection.closeHandler(closed -> connections--);
  }

  public void begin() {
    begun = true;
  }

  public boolean hasBegun() {
    return begun;
  }

  /** Marks an answer as the last one on its connection. HTTP/2 has a frame of its own for that. */
  void mark(HttpServerRequest request) {
    if (begun && request.version() != HttpVersion.HTTP_2 && !request.response().headWritten()) {
      request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
  }

  /** Completes when all clients have gone, or the moment is over. */
  public Future<Void> linger(Vertx vertx) {
    begun = true;
    Promise<Void> over = Promise.promise();
    long until = System.nanoTime() + LINGER.toNanos();
    vertx.setPeriodic(
        0,
        STEP_MS,
        timer -> {
          if (connections == 0 || System.nanoTime() - until > 0) {
            vertx.cancelTimer(timer);
            over.complete();
          }
        });
    return over.future();
  }
}
