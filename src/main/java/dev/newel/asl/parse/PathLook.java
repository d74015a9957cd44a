package dev.newel.asl.parse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A template of JSONata as its like in JSONPath looks, for those who ask only which fields there
 * are and which are computed.
 */
final class PathLook {

  private PathLook() {}

  /** The same with {@code .$} at the names of computed fields. */
  static ObjectNode of(ObjectNode template) {
    ObjectNode look = JsonNodeFactory.instance.objectNode();
    template
        .properties()
        .forEach(
            field -> {
              JsonNode value = field.getValue();
              if (isComputed(value)) {
                look.put(field.getKey() + ".$", "$");
              } else {
                look.set(field.getKey(), value instanceof ObjectNode object ? of(object) : value);
              }
            });
    return look;
  }

  /** Whether it is an expression, or an array with one in it. */
  private static boolean isComputed(JsonNode value) {
    if (value.isTextual()) {
      return QueryReader.isMarked(value.textValue());
    }
    if (value.isArray()) {
      for (JsonNode element : value) {
        if (isComputed(element) || hasComputed(element)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean hasComputed(JsonNode element) {
    for (JsonNode child : element) {
      if (isComputed(child) || hasComputed(child)) {
        return true;
      }
    }
    return false;
  }
}
