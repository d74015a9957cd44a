package dev.newel.console.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * That something has changed of what is watched. The truth is in the store: a hint says that it is
 * worth a look, and of a list what the rows are.
 *
 * @param rows of a list, each in its last form
 * @param reload whether there are more than it is worth to tell one by one
 */
record Hint(String key, List<ObjectNode> rows, boolean reload) {

  /** More than these are read again as a whole. */
  static final int MOST_ROWS = 50;

  /** A message of a stream has 64 KiB at most. */
  static final int MOST_CHARS = 40 << 10;

  static Hint of(String key) {
    return new Hint(key, List.of(), false);
  }

  /** Both in one. */
  Hint and(Hint later) {
    if (reload || later.reload) {
      return new Hint(key, List.of(), true);
    }
    Map<String, ObjectNode> merged = new LinkedHashMap<>();
    rows.forEach(row -> merged.put(row.path("arn").asText(), row));
    later.rows.forEach(row -> merged.put(row.path("arn").asText(), row));
    long chars = merged.values().stream().mapToLong(Hint::weight).sum();
    return merged.size() > MOST_ROWS || chars > MOST_CHARS
        ? new Hint(key, List.of(), true)
        : new Hint(key, List.copyOf(merged.values()), false);
  }

  /** About how long it is, where no character takes more than a few. */
  private static long weight(ObjectNode row) {
    long chars = 0;
    for (JsonNode value : row) {
      chars += 24 + 2L * value.asText().length();
    }
    return chars;
  }

  ObjectNode toJson() {
    ObjectNode message =
        JsonNodeFactory.instance.objectNode().put("key", key).put("reload", reload);
    ArrayNode told = message.putArray("rows");
    rows.forEach(told::add);
    return message;
  }

  static Hint parse(ObjectNode message) {
    List<ObjectNode> rows = new ArrayList<>();
    for (JsonNode row : message.path("rows")) {
      if (row instanceof ObjectNode object) {
        rows.add(object);
      }
    }
    return new Hint(
        message.path("key").asText(), List.copyOf(rows), message.path("reload").asBoolean());
  }
}
