package dev.newel.asl.path.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.Scope;
import dev.newel.asl.StateException;
import dev.newel.asl.jsonpath.PathNotFoundException;
import dev.newel.asl.path.Budget;
import dev.newel.asl.path.PathExpression;
import dev.newel.asl.path.intrinsic.IntrinsicCall;
import java.util.List;

/** A part of a compiled payload template. */
sealed interface TemplateNode {

  JsonNode apply(JsonNode input, Scope scope, Budget budget);

  int pathCount();

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
  }
}
