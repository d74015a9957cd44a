package dev.newel.api.http;

import dev.newel.api.action.ActionCall;
import io.vertx.core.http.HttpServerResponse;

/** The client of an HTTP request: it has gone when its connection, or HTTP/2 stream, is closed. */
record HttpClientPresence(HttpServerResponse response) implements ActionCall.Client {

  @Override
  public boolean isGone() {
    return response.closed();
  }

  @Override
  public void onGone(Runnable task) {
    if (response.closed()) {
      task.run();
    } else {
      response.closeHandler(
          closed -> {
            if (!response.ended()) {
              task.run();
            }
          });
    }
  }
}
