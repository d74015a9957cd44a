package dev.newel.api.http;

import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionCall.Origin;
import dev.newel.api.http.caller.Callers;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.SocketAddress;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The client of an HTTP request: it has gone when its connection, or HTTP/2 stream, is closed. One
 * that has closed its half of the connection may be there, and gets an answer, but not a task.
 */
final class HttpClientPresence implements ActionCall.Client {

  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final @Nullable HalfClosure halfClosure;

  HttpClientPresence(HttpServerRequest request, @Nullable HalfClosure halfClosure) {
    this.request = request;
    this.response = request.response();
    this.halfClosure = halfClosure;
  }

  @Override
  public boolean isGone() {
    return response.closed() || (halfClosure != null && halfClosure.isClosed());
  }

  @Override
  public Origin origin() {
    String w3c = request.getHeader("traceparent");
    return new Origin(
        Callers.claimedKey(request),
        address(),
        w3c == null ? request.getHeader("X-Amzn-Trace-Id") : w3c);
  }

  @Override
  public @Nullable String address() {
    SocketAddress address = request.remoteAddress();
    return address == null ? null : address.toString();
  }

  @Override
  public void tell(String header, String value) {
    if (!response.headWritten()) {
      response.putHeader(header, value);
    }
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
