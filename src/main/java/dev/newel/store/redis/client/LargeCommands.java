package dev.newel.store.redis.client;

import io.vertx.core.Promise;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.BiConsumer;

/**
 * Keeps large commands back while there are others of them under way, so that nobody's small one
 * stands behind megabytes of somebody else's: it is sent before those that are kept back. Used by
 * the connection's event loop only.
 */
final class LargeCommands {

  /** What is larger has a payload with it. */
  static final int LARGE_BYTES = 16 << 10;

  /** As much as a server takes in a few milliseconds; a larger one is sent by itself. */
  static final int MOST_BYTES = 512 << 10;

  private final BiConsumer<Request, Promise<Response>> sender;
  private final Queue<Kept> kept = new ArrayDeque<>();
  private long underWay;
  private boolean isSending;

  private record Kept(Request request, long bytes, Promise<Response> reply) {}

  /**
   * @param sender sends a command, whose reply has to come on the same event loop
   */
  LargeCommands(BiConsumer<Request, Promise<Response>> sender) {
    this.sender = sender;
  }

  /** Sends a command, at once or when its turn comes. */
  void send(Request request, Promise<Response> reply) {
    long bytes = ServerError.bytes(request);
    if (bytes <= LARGE_BYTES) {
      sender.accept(request, reply);
    } else {
      kept.add(new Kept(request, bytes, reply));
      sendKept();
    }
  }

  /** Not within itself: on a connection that has ended each fails as it is sent. */
  private void sendKept() {
    if (isSending) {
      return;
    }
    isSending = true;
    try {
      for (Kept next = kept.peek(); next != null && fits(next); next = kept.peek()) {
        kept.remove();
        underWay += next.bytes;
        sender.accept(next.request, answered(next));
      }
    } finally {
      isSending = false;
    }
  }

  private boolean fits(Kept next) {
    return underWay == 0 || underWay + next.bytes <= MOST_BYTES;
  }

  private Promise<Response> answered(Kept sent) {
    Promise<Response> reply = Promise.promise();
    reply
        .future()
        .onComplete(
            answer -> {
              underWay -= sent.bytes;
              sendKept();
            })
        .onComplete(sent.reply);
    return reply;
  }
}
