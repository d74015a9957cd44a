package dev.newel.asl.path.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.Scope;
import dev.newel.asl.data.StateException;
import dev.newel.asl.jsonpath.PathNotFoundException;
import dev.newel.asl.path.Budget;
import dev.newel.asl.path.PathExpression;
import dev.newel.asl.path.intrinsic.IntrinsicCall;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A part of a compiled payload template. */
sealed interface TemplateNode {

  JsonNode apply(JsonNode input, Scope scope, Budget budget);

  int pathCount();

  /** The names of the variables that it reads. */
  Set<String> variables();

  /** Those of several parts. */
  private static Set<String> variables(Stream<TemplateNode> parts) {
    return parts.flatMap(part -> part.variables().stream()).collect(Collectors.toUnmodifiableSet());
  }

  /** A part without expressions: the very node of the definition. */
  record Constant(JsonNode node) implements TemplateNode {
    @Override
    public JsonNode apply(JsonNode input, Scope scope, Budget budget) {
      return node;
    }

    @Override
    public int pathCount() {
      return 0;
    }

    @Override
    public Set<String> variables() {
      return Set.of();
    }
  }

  /** A field that is a path. Its name is the definition's, with {@code .$}, for the error. */
  record PathField(String field, PathExpression path) implements TemplateNode {
    @Override
    public JsonNode apply(JsonNode input, Scope scope, Budget budget) {
      JsonNode found;
      try {
        found = path.read(input, scope);
      } catch (PathNotFoundException e) {
        throw StateException.runtime(
            "The JSONPath '%s' specified for the field '%s' %s"
                .formatted(path.shownText(), field, path.missing(input, scope)));
      }
      return budget.share(found);
    }

    @Override
    public int pathCount() {
      return 1;
    }

    @Override
    public Set<String> variables() {
      return path.variables();
    }
  }

  record CallField(IntrinsicCall call) implements TemplateNode {
    @Override
    public JsonNode apply(JsonNode input, Scope scope, Budget budget) {
      return call.evaluate(input, scope, budget);
    }

    @Override
    public int pathCount() {
      return call.pathCount();
    }

    @Override
    public Set<String> variables() {
      return call.variables();
    }
  }

  record Member(String name, TemplateNode value) {}

  record Members(List<Member> members, int pathCount) implements TemplateNode {
    @Override
    public JsonNode apply(JsonNode input, Scope scope, Budget budget) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      for (Member member : members) {
        object.set(member.name(), member.value().apply(input, scope, budget));
      }
      return object;
    }

    @Override
    public Set<String> variables() {
      return TemplateNode.variables(members.stream().map(Member::value));
    }
  }

  record Elements(List<TemplateNode> elements, int pathCount) implements TemplateNode {
    @Override
    public JsonNode apply(JsonNode input, Scope scope, Budget budget) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode(elements.size());
      for (TemplateNode element : elements) {
        array.add(element.apply(input, scope, budget));
      }
      return array;
    }

    @Override
    public Set<String> variables() {
      return TemplateNode.variables(elements.stream());
    }
  }
}
