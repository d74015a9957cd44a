package dev.newel.aws.client.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.model.shape.ListShape;
import dev.newel.aws.model.shape.Member;
import dev.newel.aws.model.shape.StructureShape;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Structures in results. */
public final class ResultStructure {

  private ResultStructure() {}

  /**
   * A structure: members by name, without those that are not there; a streaming body comes last.
   *
   * @param values of members, null where there is none
   */
  public static ObjectNode of(
      StructureShape shape, Dialect dialect, Function<Member, @Nullable JsonNode> values) {
    Map<String, JsonNode> members = new TreeMap<>();
    ObjectNode streamed = JsonNodeFactory.instance.objectNode();
    for (Member member : shape.members()) {
      JsonNode value = values.apply(member);
      value = value == null ? absent(member, dialect) : value;
      if (value != null && member.streaming()) {
        streamed.set(dialect.nameOf(member, shape), value);
      } else if (value != null) {
        members.put(dialect.nameOf(member, shape), value);
      }
    }
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.setAll(members);
    return result.setAll(streamed);
  }

  private static @Nullable JsonNode absent(Member member, Dialect dialect) {
    if (dialect != Dialect.OPTIMISED || !member.emptyInLegacy()) {
      return null;
    }
    return member.shape() instanceof ListShape
        ? JsonNodeFactory.instance.arrayNode()
        : JsonNodeFactory.instance.objectNode();
  }
}
