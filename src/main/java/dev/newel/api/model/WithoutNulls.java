package dev.newel.api.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Explicit nulls are absent members to AWS; this makes them so to the actions. */
final class WithoutNulls {

  private WithoutNulls() {}

  static ObjectNode copy(ObjectNode object) {
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      if (!member.getValue().isNull()) {
        copy.set(member.getKey(), copyAny(member.getValue()));
      }
    }
    return copy;
  }

  private static JsonNode copyAny(JsonNode value) {
    if (value instanceof ObjectNode object) {
      return copy(object);
    }
    if (value instanceof ArrayNode array) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
      for (JsonNode element : array) {
        copy.add(copyAny(element));
      }
      return copy;
    }
    return value;
  }
}
