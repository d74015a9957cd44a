package dev.newel.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.Json;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;

/**
 * Writes answers as text. A large one, as a page of histories may be a megabyte, takes an event
 * loop milliseconds, for which everybody else would wait: it is written on a worker. There is one,
 * as more would only take turns with the loops.
 */
final class AnswerText {

  private static final String WORKER = "newel-answers";

  /** What is shorter is written in less time than it takes to hand it over. */
  private static final int LARGE_CHARS = 64 << 10;

  /** What a field costs beside the text that it has. */
  private static final int NODE_CHARS = 16;

  private final WorkerExecutor worker;

  AnswerText(Vertx vertx) {
    this.worker = vertx.createSharedWorkerExecutor(WORKER, 1);
  }

  /** Whether it is to be written on a worker. */
  static boolean isLarge(JsonNode body) {
    return rest(body, LARGE_CHARS) < 0;
  }

  /** What is left of so many characters; no further than that is looked. */
  private static long rest(JsonNode node, long chars) {
    long left = chars - NODE_CHARS;
    if (node.isTextual()) {
      return left - node.textValue().length();
    }
    for (JsonNode part : node) {
      if (left < 0) {
        break;
      }
      left = rest(part, left);
    }
    return left;
  }

  /** At once, through a string, since half a surrogate pair in an echoed value must not fail it. */
  static Buffer of(ObjectNode body) {
    return Buffer.buffer(Json.write(body));
  }

  /** On the worker; to be left alone by the caller until then. */
  Future<Buffer> later(ObjectNode body) {
    return worker.executeBlocking(() -> of(body), false);
  }
}
