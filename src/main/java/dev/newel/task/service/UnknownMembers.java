package dev.newel.task.service;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.aws.client.value.Dialect;
import dev.newel.aws.model.shape.ListShape;
import dev.newel.aws.model.shape.MapShape;
import dev.newel.aws.model.shape.Member;
import dev.newel.aws.model.shape.Shape;
import dev.newel.aws.model.shape.StructureShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds in a template of arguments what an action has not: all that is known of it early. */
final class UnknownMembers {

  private static final String COMPUTED = ".$";

  private final List<String> problems = new ArrayList<>();

  private UnknownMembers() {}

  static List<String> of(StructureShape input, JsonNode template, Dialect dialect) {
    UnknownMembers finder = new UnknownMembers();
    finder.look(input, template, dialect);
    return List.copyOf(finder.problems);
  }

  private void look(Shape shape, JsonNode template, Dialect dialect) {
    if (shape instanceof StructureShape structure) {
      template.properties().forEach(field -> look(structure, field, dialect));
    } else if (shape instanceof ListShape list && template.isArray()) {
      template.forEach(element -> look(list.element().shape(), element, dialect));
    } else if (shape instanceof MapShape map && template.isObject()) {
      template.forEach(value -> look(map.value().shape(), value, dialect));
    }
  }

  private void look(StructureShape shape, Map.Entry<String, JsonNode> field, Dialect dialect) {
    boolean computed = field.getKey().endsWith(COMPUTED);
    String name =
        computed
            ? field.getKey().substring(0, field.getKey().length() - COMPUTED.length())
            : field.getKey();
    Optional<Member> member = dialect.member(shape, name);
    if (member.isEmpty()) {
      problems.add("The field \"" + name + "\" is not supported by Step Functions");
    } else if (!computed) {
      look(member.get().shape(), field.getValue(), dialect.within(shape));
    }
  }
}
