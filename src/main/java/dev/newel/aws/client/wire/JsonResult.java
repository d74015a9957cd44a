package dev.newel.aws.client.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.client.value.Dialect;
import dev.newel.aws.client.value.ResultStructure;
import dev.newel.aws.client.value.Scalar;
import dev.newel.aws.model.shape.ListShape;
import dev.newel.aws.model.shape.MapShape;
import dev.newel.aws.model.shape.Member;
import dev.newel.aws.model.shape.Shape;
import dev.newel.aws.model.shape.StructureShape;
import dev.newel.aws.model.shape.TimestampShape;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of JSON on the wire, made results. */
final class JsonResult {

  private JsonResult() {}

  static ObjectNode structure(StructureShape shape, JsonNode wire, Dialect dialect) {
    Dialect inside = dialect.within(shape);
    return ResultStructure.of(shape, dialect, member -> member(member, wire, inside));
  }

  static @Nullable JsonNode member(Member member, JsonNode wire, Dialect dialect) {
    JsonNode value = wire.get(member.wireName());
    return value == null || value.isNull() ? null : read(member.shape(), value, dialect);
  }

  /** What is not of its type is passed on as it is. */
  static JsonNode read(Shape shape, JsonNode wire, Dialect dialect) {
    if (shape instanceof StructureShape structure && wire.isObject()) {
      return structure(structure, wire, dialect);
    } else if (shape instanceof ListShape list && wire.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode(wire.size());
      wire.forEach(element -> array.add(readOrNull(list.element().shape(), element, dialect)));
      return array;
    } else if (shape instanceof MapShape map && wire.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, JsonNode> entry : wire.properties()) {
        object.set(entry.getKey(), readOrNull(map.value().shape(), entry.getValue(), dialect));
      }
      return object;
    } else if (shape instanceof TimestampShape && wire.isValueNode()) {
      return Scalar.read(shape, wire.asText(), dialect);
    }
    return wire;
  }

  private static JsonNode readOrNull(Shape shape, JsonNode wire, Dialect dialect) {
    return wire.isNull() ? NullNode.instance : read(shape, wire, dialect);
  }
}
