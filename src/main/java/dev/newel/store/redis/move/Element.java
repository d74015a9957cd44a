package dev.newel.store.redis.move;

import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Response;
import org.jspecify.annotations.Nullable;

/**
 * One thing of what a key has, as it is stored: a string or an entry of a list; the member of a
 * sorted set with its score; a field of a hash with its value.
 */
record Element(Buffer content, @Nullable Buffer value) {

  static Element of(Response content) {
    return new Element(content.toBuffer(), null);
  }

  static Element of(Response content, Response value) {
    return new Element(content.toBuffer(), value.toBuffer());
  }

  String text() {
    return content.toString();
  }
}
