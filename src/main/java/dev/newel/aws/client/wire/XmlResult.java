package dev.newel.aws.client.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.newel.aws.client.value.Dialect;
import dev.newel.aws.client.value.ResultStructure;
import dev.newel.aws.client.value.Scalar;
import dev.newel.aws.model.shape.ListShape;
import dev.newel.aws.model.shape.MapShape;
import dev.newel.aws.model.shape.Member;
import dev.newel.aws.model.shape.Shape;
import dev.newel.aws.model.shape.StructureShape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values of XML on the wire, made results. */
final class XmlResult {

  private XmlResult() {}

  static ObjectNode structure(StructureShape shape, XmlElement wire, Dialect dialect) {
    Dialect inside = dialect.within(shape);
    return ResultStructure.of(shape, dialect, member -> member(member, wire, inside));
  }

  static @Nullable JsonNode member(Member member, XmlElement parent, Dialect dialect) {
    if (member.xmlAttribute()) {
      String attribute = parent.attributes().get(member.wireName());
      return attribute == null ? null : TextNode.valueOf(attribute);
    }
    Shape shape = member.shape();
    if (member.flattened()) {
      List<XmlElement> items = parent.children(flattenedName(member, shape));
      return items.isEmpty() ? null : collection(shape, items, dialect);
    }
    return parent.child(member.wireName()).map(child -> read(shape, child, dialect)).orElse(null);
  }

  static JsonNode read(Shape shape, XmlElement wire, Dialect dialect) {
    if (shape instanceof StructureShape structure) {
      return structure(structure, wire, dialect);
    } else if (shape instanceof ListShape list) {
      return collection(shape, wire.children(list.elementNameOr("member")), dialect);
    } else if (shape instanceof MapShape) {
      return collection(shape, wire.children("entry"), dialect);
    }
    return Scalar.read(shape, wire.text(), dialect);
  }

  /** The items of a flattened list are called as the list is, or as they are. */
  private static String flattenedName(Member member, Shape shape) {
    return shape instanceof ListShape list && !member.named()
        ? list.elementNameOr(member.wireName())
        : member.wireName();
  }

  private static JsonNode collection(Shape shape, List<XmlElement> items, Dialect dialect) {
    if (shape instanceof MapShape map) {
      return entries(map, items, dialect);
    }
    ArrayNode array = JsonNodeFactory.instance.arrayNode(items.size());
    if (shape instanceof ListShape list) {
      items.forEach(item -> array.add(read(list.element().shape(), item, dialect)));
    }
    return array;
  }

  private static ObjectNode entries(MapShape map, List<XmlElement> items, Dialect dialect) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (XmlElement item : items) {
      String key = item.childText(map.keyName()).orElse("");
      item.child(map.valueName())
          .ifPresent(value -> object.set(key, read(map.value().shape(), value, dialect)));
    }
    return object;
  }
}
