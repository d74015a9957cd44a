package dev.newel.api.http;

import dev.newel.api.action.ActionCall;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The client of an HTTP request: it has gone when its connection, or HTTP/2 stream, is closed. One
 * that has closed its half of the connection may be there, and gets an answer, but not a task.
 */
final class HttpClientPresence implements ActionCall.Client {

  private final HttpServerResponse response;
  private final @Nullable HalfClosure halfClosure;

  HttpClientPresence(HttpServerResponse response, @Nullable HalfClosure halfClosure) {
    this.response = response;
    this.halfClosure = halfClosure;
  }

  @Override
  public boolean isGone() {
    return response.closed() || (halfClosure != null && halfClosure.isClosed());
  }

  @Override
  public void onGone(Runnable task) {
    AtomicBoolean told = new AtomicBoolean();
    Runnable once =
        () -> {
          if (!response.ended() && told.compareAndSet(false, true)) {
            task.run();
          }
        };
    response.closeHandler(closed -> once.run());
    if (halfClosure != null) {
      halfClosure.onClose(once);
    }
    if (isGone()) {
      once.run(); // perhaps before anyone was told of it
    }
  }
}
