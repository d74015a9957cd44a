package dev.newel.api.http;

import dev.newel.aws.ServiceError.RequestEntityTooLargeException;
import dev.newel.aws.ServiceError.SerializationException;
import dev.newel.aws.ServiceException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * Gathers a request's body up to a limit. What is over the limit is read and thrown away, so that
 * the client gets to the answer; who sends far more is cut off.
 */
final class RequestBody {

  /** How many times the limit is read before the connection is closed. */
  private static final int PATIENCE = 16;

  private final HttpServerRequest request;
  private final int limit;
  private final Promise<byte[]> whole = Promise.promise();
  private final Buffer gathered = Buffer.buffer();
  private long received;

  private RequestBody(HttpServerRequest request, int limit) {
    this.request = request;
    this.limit = limit;
  }

  /**
   * Must be called in the request's handler. Fails with a {@link ServiceException} for a body that
   * is over the limit or wrongly compressed; never completes when the client goes away.
   */
  static Future<byte[]> read(HttpServerRequest request, int limit) {
    return new RequestBody(request, limit).read();
  }

  private Future<byte[]> read() {
    if (expectsContinue()) {
      if (declaredLength() > limit) {
        return Future.failedFuture(tooLarge(limit)); // the client then sends no body
      }
      request.response().writeContinue();
    }
    request.handler(this::onChunk);
    request.endHandler(end -> onEnd());
    return whole.future();
  }

  private boolean expectsContinue() {
    return "100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT));
  }

  private long declaredLength() {
    try {
      String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }

  private void onChunk(Buffer chunk) {
    received += chunk.length();
    if (received <= limit) {
      gathered.appendBuffer(chunk);
    } else if (received > (long) limit * PATIENCE && !whole.future().isComplete()) {
      request.response().endHandler(sent -> request.connection().close());
      whole.fail(tooLarge(limit));
    }
  }

  private void onEnd() {
    if (received > limit) {
      whole.tryFail(tooLarge(limit));
      return;
    }
    try {
      whole.complete(decoded(request.getHeader(HttpHeaders.CONTENT_ENCODING)));
    } catch (ServiceException e) {
      whole.fail(e);
    }
  }

  private byte[] decoded(@Nullable String encoding) {
    if (encoding == null || encoding.equalsIgnoreCase("identity")) {
      return gathered.getBytes();
    }
    if (encoding.equalsIgnoreCase("gzip") || encoding.equalsIgnoreCase("x-gzip")) {
      return GzipBody.inflate(gathered.getBytes(), limit);
    }
    throw new ServiceException(
        new SerializationException("Content-Encoding is not supported; send gzip or none"));
  }

  static ServiceException tooLarge(int limit) {
    return new ServiceException(new RequestEntityTooLargeException(limit));
  }
}
