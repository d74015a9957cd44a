package dev.newel.aws.client.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.model.LegacyNames;
import dev.newel.aws.model.ListShape;
import dev.newel.aws.model.MapShape;
import dev.newel.aws.model.Member;
import dev.newel.aws.model.ServiceModel;
import dev.newel.aws.model.Shape;
import dev.newel.aws.model.StructureShape;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How results look.
 *
 * @param emptyLists whether a list that the answer lacks is an empty one
 * @param emptyMaps the same of maps
 */
record ResultStyle(Dialect dialect, boolean emptyLists, boolean emptyMaps) {

  /** For some services, the SDK for Java 1 makes lists and maps that the answer lacks. */
  static ResultStyle of(ServiceModel service, Dialect dialect) {
    boolean legacy = dialect == Dialect.OPTIMISED;
    return new ResultStyle(
        dialect,
        legacy && service.legacy().map(LegacyNames::emptyLists).orElse(false),
        legacy && service.legacy().map(LegacyNames::emptyMaps).orElse(false));
  }

  /**
   * A structure: members by name, without those that are not there; a streaming body comes last.
   *
   * @param values of members, null where there is none
   */
  ObjectNode structure(StructureShape shape, Function<Member, @Nullable JsonNode> values) {
    Map<String, JsonNode> members = new TreeMap<>();
    ObjectNode streamed = JsonNodeFactory.instance.objectNode();
    for (Member member : shape.members()) {
      JsonNode value = values.apply(member);
      value = value == null ? absent(member.shape()) : value;
      if (value != null) {
        String name = dialect.nameOf(member, shape);
        if (member.streaming()) {
          streamed.set(name, value);
        } else {
          members.put(name, value);
        }
      }
    }
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.setAll(members);
    return result.setAll(streamed);
  }

  private @Nullable JsonNode absent(Shape shape) {
    if (shape instanceof ListShape && emptyLists) {
      return JsonNodeFactory.instance.arrayNode();
    }
    return shape instanceof MapShape && emptyMaps ? JsonNodeFactory.instance.objectNode() : null;
  }

  /** The style of what a structure holds. */
  ResultStyle within(StructureShape shape) {
    return new ResultStyle(dialect.within(shape), emptyLists, emptyMaps);
  }
}
