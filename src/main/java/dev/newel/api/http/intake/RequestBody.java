package dev.newel.api.http.intake;

import dev.newel.aws.ServiceError.RequestEntityTooLargeException;
import dev.newel.aws.ServiceError.SerializationException;
import dev.newel.aws.ServiceError.ServiceUnavailable;
import dev.newel.aws.ServiceError.UnsupportedRequest;
import dev.newel.aws.ServiceException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * Gathers a request's body, up to a limit of its own and as long as the budget of all has room.
 * What is over that is read and thrown away, so that the client gets to the answer; who sends far
 * more, or takes far too long, is cut off.
 */
public final class RequestBody {

  /** How many times the limit is read before the connection is closed. */
  private static final int PATIENCE = 16;

  /** How long a large body may take, as it keeps others from the budget meanwhile. */
  private static final long TIME_MS = 30_000;

  private final HttpServerRequest request;
  private final int limit;
  private final BodyBudget.Share share;
  private final Promise<byte[]> whole = Promise.promise();
  private final long head;
  private Buffer gathered = Buffer.buffer();

  /** Whether what is gathered may be added to. */
  private boolean isOwn;

  private byte[] sent = {};
  private long received;
  private boolean crowdedOut;
  private @Nullable Runnable stopTimer;

  /** The body of a request whose handler runs. */
  public RequestBody(HttpServerRequest request, int limit, BodyBudget budget) {
    this.request = request;
    this.limit = limit;
    this.share = budget.open();
    this.head = HeadSize.of(request);
  }

  /**
   * Must be called in the request's handler, and followed by {@link #release}. Fails with a {@link
   * ServiceException} for a body that is over a limit or wrongly compressed; never completes when
   * the client goes away.
   */
  public Future<byte[]> read() {
    if (expectsContinue()) {
      if (declaredLength() > limit) {
        return Future.failedFuture(tooLarge(limit)); // the client then sends no body
      }
      request.response().writeContinue();
    }
    crowdedOut = !share.growTo(head);
    request.handler(this::onChunk);
    request.endHandler(end -> onEnd());
    request.exceptionHandler(gone -> release());
    return whole.future();
  }

  /** The body as it was sent, once it is read: what the sender may have signed. */
  public byte[] sent() {
    return sent;
  }

  /** Makes room for others, once nothing of the body is needed any more. */
  public void release() {
    share.release();
    gathered = Buffer.buffer();
    sent = new byte[0];
    stopTimer();
  }

  private void stopTimer() {
    if (stopTimer != null) {
      stopTimer.run();
      stopTimer = null;
    }
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
    if (received > (long) limit * PATIENCE) {
      cutOff(tooLarge(limit));
    } else if (received <= limit && !crowdedOut) {
      gather(chunk);
    }
  }

  private void gather(Buffer chunk) {
    if (!share.growTo(head + received)) {
      crowdedOut = true;
      release();
      return;
    }
    add(chunk);
    if (stopTimer == null && !share.isEmpty()) {
      Vertx vertx = Vertx.currentContext().owner();
      long timer = vertx.setTimer(TIME_MS, late -> cutOff(tooSlow()));
      stopTimer = () -> vertx.cancelTimer(timer);
    }
  }

  /** Most bodies come in one piece, which is not copied. */
  private void add(Buffer chunk) {
    if (received == chunk.length()) {
      gathered = chunk;
      return;
    }
    if (!isOwn) {
      gathered = Buffer.buffer().appendBuffer(gathered);
      isOwn = true;
    }
    gathered.appendBuffer(chunk);
  }

  /** Answers before the end, upon which the rest cannot be told from another request. */
  private void cutOff(ServiceException refusal) {
    if (!whole.future().isComplete()) {
      request.response().endHandler(sent -> request.connection().close());
      whole.fail(refusal);
    }
  }

  private void onEnd() {
    stopTimer();
    if (received > limit) {
      whole.tryFail(tooLarge(limit));
    } else if (crowdedOut) {
      whole.tryFail(crowded());
    } else {
      complete();
    }
  }

  private void complete() {
    try {
      sent = gathered.getBytes();
      whole.tryComplete(decoded(request.getHeader(HttpHeaders.CONTENT_ENCODING)));
    } catch (ServiceException e) {
      whole.tryFail(e);
    }
    gathered = Buffer.buffer();
  }

  private byte[] decoded(@Nullable String encoding) {
    if (encoding == null || encoding.equalsIgnoreCase("identity")) {
      return sent;
    }
    if (encoding.equalsIgnoreCase("gzip") || encoding.equalsIgnoreCase("x-gzip")) {
      byte[] inflated = GzipBody.inflate(sent, limit);
      if (!share.growTo(head + received + inflated.length)) {
        throw crowded();
      }
      return inflated;
    }
    throw new ServiceException(
        new SerializationException("Content-Encoding is not supported; send gzip or none"));
  }

  static ServiceException tooLarge(int limit) {
    return new ServiceException(new RequestEntityTooLargeException(limit));
  }

  /** Refuses what the budget has no room for. */
  public static ServiceException crowded() {
    return new ServiceException(
        new ServiceUnavailable("Too much is being sent to this server. Please try again."));
  }

  private static ServiceException tooSlow() {
    return new ServiceException(
        new UnsupportedRequest(408, "RequestTimeout", "The body took too long"));
  }
}
