package dev.newel.engine.mapruns.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.Json;
import dev.newel.engine.mapruns.reader.ReaderException;
import org.jspecify.annotations.Nullable;

/**
 * How far a data set was read. It is kept in Redis as a text, {@code {"v":1,"n":…,"p":…}}: a reader
 * of another version may go on there.
 *
 * @param items how many were read
 * @param part where the next one is; null at the beginning
 */
record Position(long items, @Nullable JsonNode part) {

  static final Position BEGIN = new Position(0, null);

  private static final int VERSION = 1;

  static Position parse(String text) {
    try {
      JsonNode json = Json.MAPPER.readTree(text);
      if (json.path("v").asInt() == VERSION) {
        return new Position(json.path("n").asLong(), json.path("p"));
      }
    } catch (JsonProcessingException e) {
      throw unknown(text);
    }
    throw unknown(text);
  }

  String text() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("v", VERSION)
        .put("n", items)
        .<ObjectNode>set("p", part)
        .toString();
  }

  private static ReaderException unknown(String text) {
    return new ReaderException("This version of Newel knows no position such as " + text);
  }
}
