package dev.newel.aws.client;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.util.Optional;

/** An answer's body, of which no more is kept than may be. */
public final class BoundedBody {

  private final HttpClientResponse response;
  private final int mostBytes;
  private final Buffer body = Buffer.buffer();
  private final Promise<Optional<Buffer>> done = Promise.promise();

  private BoundedBody(HttpClientResponse response, int mostBytes) {
    this.response = response;
    this.mostBytes = mostBytes;
  }

  /** The body; empty if it is larger than allowed, and then the connection is given up. */
  public static Future<Optional<Buffer>> read(HttpClientResponse response, int mostBytes) {
    BoundedBody reader = new BoundedBody(response, mostBytes);
    response.exceptionHandler(reader.done::tryFail);
    response.handler(reader::append);
    response.endHandler(end -> reader.done.tryComplete(Optional.of(reader.body)));
    return reader.done.future();
  }

  private void append(Buffer chunk) {
    if (body.length() + chunk.length() > mostBytes) {
      done.tryComplete(Optional.empty());
      response.request().reset();
    } else {
      body.appendBuffer(chunk);
    }
  }
}
