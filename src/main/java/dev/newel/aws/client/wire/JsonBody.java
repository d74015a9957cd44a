package dev.newel.aws.client.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.client.value.Scalar;
import dev.newel.aws.model.shape.ListShape;
import dev.newel.aws.model.shape.MapShape;
import dev.newel.aws.model.shape.Member;
import dev.newel.aws.model.shape.Shape;
import dev.newel.aws.model.shape.StructureShape;
import dev.newel.aws.model.shape.TimestampShape;
import java.util.Map;

/** Values as JSON on the wire, in requests. */
final class JsonBody {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JsonBody() {}

  /** Some members of a structure. */
  static ObjectNode write(Iterable<Member> members, JsonNode values) {
    ObjectNode body = NODES.objectNode();
    for (Member member : members) {
      JsonNode value = values.get(member.name());
      if (value != null) {
        body.set(member.wireName(), write(member.shape(), value));
      }
    }
    return body;
  }

  static JsonNode write(Shape shape, JsonNode value) {
    if (shape instanceof StructureShape structure) {
      return write(structure.members(), value);
    } else if (shape instanceof ListShape list) {
      ArrayNode array = NODES.arrayNode(value.size());
      value.forEach(element -> array.add(write(list.element().shape(), element)));
      return array;
    } else if (shape instanceof MapShape map) {
      ObjectNode object = NODES.objectNode();
      for (Map.Entry<String, JsonNode> entry : value.properties()) {
        object.set(entry.getKey(), write(map.value().shape(), entry.getValue()));
      }
      return object;
    } else if (shape instanceof TimestampShape time) {
      return Scalar.writeTime(time, value);
    }
    return value; // bytes are written as base64 by Jackson
  }
}
