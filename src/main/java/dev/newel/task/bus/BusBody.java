package dev.newel.task.bus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.EncodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON values as bodies of messages: {@link JsonObject}, {@link JsonArray}, texts and so on. */
final class BusBody {

  private BusBody() {}

  /** The body that stands for a value. */
  static @Nullable Object of(JsonNode value) {
    Object body = io.vertx.core.json.Json.decodeValue(Json.write(value));
    // of all that values can be, the event bus lacks a codec for this alone
    return body instanceof BigInteger number ? (Object) number.doubleValue() : body;
  }

  /** The value that a body stands for; empty for one that is no JSON. */
  static Optional<Json> read(@Nullable Object body) {
    if (!isJson(body)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.parse(io.vertx.core.json.Json.encode(body)));
    } catch (EncodeException | JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static boolean isJson(@Nullable Object body) {
    return body == null
        || body instanceof JsonObject
        || body instanceof JsonArray
        || body instanceof CharSequence
        || body instanceof Number
        || body instanceof Boolean
        || body instanceof Character
        || body instanceof Buffer
        || body instanceof byte[];
  }
}
