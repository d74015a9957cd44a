package dev.newel.console.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.Json;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stream of one page, as server-sent events. It has no queue of its own: whoever writes asks
 * whether there is room, and is called when there is some again. For the event loop of its request.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">Server-sent
 *     events</a>
 */
final class PageStream {

  /** What is written and not sent yet; the rest waits where it is. */
  private static final int QUEUE_BYTES = 64 << 10;

  /** Well below the time after which idle connections are closed, here and on the way. */
  private static final long COMMENT_MS = 15_000;

  private final Vertx vertx;
  private final Context context;
  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final List<Runnable> onRoom = new ArrayList<>();
  private final List<Runnable> onEnd = new ArrayList<>();
  private final long comments;
  private boolean wasFull;
  private boolean hasEnded;

  /** Begins it. */
  PageStream(Vertx vertx, HttpServerRequest request) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.request = request;
    this.response = request.response();
    response
        .setChunked(true)
        .setWriteQueueMaxSize(QUEUE_BYTES)
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader("X-Content-Type-Options", "nosniff")
        // proxies would hold back what is meant for now
        .putHeader("X-Accel-Buffering", "no");
    response.drainHandler(room -> List.copyOf(onRoom).forEach(Runnable::run));
    response.closeHandler(gone -> end());
    response.exceptionHandler(gone -> end());
    comments = vertx.setPeriodic(COMMENT_MS, again -> comment());
  }

  /** Runs a task on the event loop of the stream, unless it has ended by then. */
  void run(Runnable task) {
    context.runOnContext(
        here -> {
          if (!hasEnded) {
            task.run();
          }
        });
  }

  void onRoom(Runnable task) {
    onRoom.add(task);
  }

  void onEnd(Runnable task) {
    onEnd.add(task);
  }

  boolean hasEnded() {
    return hasEnded;
  }

  /** Whether what is written now is sent soon. */
  boolean hasRoom() {
    return !hasEnded && !response.writeQueueFull();
  }

  /** Writes an event, which must not be longer than a message may be. */
  void write(String event, ObjectNode data) {
    write(event, null, data);
  }

  /**
   * Writes an event.
   *
   * @param id of the last event of an execution that the page has with it
   */
  void write(String event, @Nullable Long id, ObjectNode data) {
    if (hasEnded) {
      return;
    }
    String line = id == null ? "" : "id: " + id + "\n";
    response.write("event: " + event + "\n" + line + "data: " + Json.write(data) + "\n\n");
  }

  /** A client that has read nothing between two comments is not there any more. */
  private void comment() {
    boolean isFull = response.writeQueueFull();
    if (isFull && wasFull) {
      request.connection().close();
    } else if (!isFull) {
      response.write(":\n\n");
    }
    wasFull = isFull;
  }

  /** Takes leave. */
  void bye(ObjectNode data) {
    if (!hasEnded) {
      write("bye", data);
      response.end();
      end();
    }
  }

  private void end() {
    if (!hasEnded) {
      hasEnded = true;
      vertx.cancelTimer(comments);
      onEnd.forEach(Runnable::run);
    }
  }
}
