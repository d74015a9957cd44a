package dev.newel.asl.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.ErrorName;
import dev.newel.asl.data.Scope;
import dev.newel.asl.data.StateException;
import dev.newel.asl.jsonpath.ReferenceStep;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A path that names a single node: names and indexes only. What {@code ResultPath} writes to.
 *
 * @see <a href="https://states-language.net/spec.html#ref-paths">States Language, reference
 *     paths</a>
 */
public final class ReferencePath {

  private final PathExpression path;
  private final List<ReferenceStep> steps;

  private ReferencePath(PathExpression path, List<ReferenceStep> steps) {
    this.path = path;
    this.steps = steps;
  }

  /** Compiles a path that is nothing more. */
  public static ReferencePath compile(String text) throws ExpressionSyntaxException {
    PathExpression path = PathExpression.compile(text);
    List<ReferenceStep> steps = path.referenceSteps();
    if (steps == null) {
      throw new ExpressionSyntaxException("'" + text + "' is not a reference path");
    }
    return new ReferencePath(path, steps);
  }

  /**
   * The value.
   *
   * @throws StateException {@code States.ReferencePathConflict} where a step leads nowhere
   */
  public JsonNode evaluate(JsonNode input, Scope scope) {
    JsonNode node = path.root(input, scope);
    for (ReferenceStep step : steps) {
      JsonNode next = step.from(node);
      if (next == null) {
        throw conflict(step, node, scope);
      }
      node = next;
    }
    return node;
  }

  /** The value, or null where the path leads nowhere. */
  public @Nullable JsonNode find(JsonNode input, Scope scope) {
    return path.find(input, scope);
  }

  /** Whether the path looks into the context object, which nothing can be written to. */
  public boolean isIntoContext() {
    return path.isIntoContext();
  }

  /** Whether the path looks into a variable, which only Assign writes, and only as a whole. */
  public boolean isIntoVariable() {
    return path.isIntoVariable();
  }

  /** The names of the variables that it reads. */
  public Set<String> variables() {
    return path.variables();
  }

  /**
   * A new root with the value at this path. Copies only the containers along the path; missing
   * objects are made.
   *
   * @throws StateException {@code States.ReferencePathConflict} where a parent is of another kind,
   *     or an array has no such element
   */
  public JsonNode write(JsonNode root, JsonNode value, Scope scope) {
    if (path.isIntoContext() || path.isIntoVariable()) {
      throw new IllegalStateException("nothing can be written to " + text());
    }
    return write(root, 0, value, scope);
  }

  private JsonNode write(@Nullable JsonNode node, int depth, JsonNode value, Scope scope) {
    if (depth == steps.size()) {
      return value;
    }
    ReferenceStep step = steps.get(depth);
    JsonNode child = node == null ? null : step.from(node);
    if (step instanceof ReferenceStep.Field field && (node == null || node.isObject())) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      if (node instanceof ObjectNode object) {
        copy.setAll(object);
      }
      return copy.set(field.name(), write(child, depth + 1, value, scope));
    }
    if (step instanceof ReferenceStep.Element element
        && node instanceof ArrayNode array
        && child != null) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size()).addAll(array);
      copy.set(element.index(), write(child, depth + 1, value, scope));
      return copy;
    }
    throw conflict(step, node, scope);
  }

  private static StateException conflict(ReferenceStep step, @Nullable JsonNode node, Scope scope) {
    String shown = node == null ? "null" : scope.quote(node);
    return StateException.located(
        ErrorName.REFERENCE_PATH_CONFLICT,
        "Unable to apply step \"" + name(step) + "\" to input " + shown);
  }

  private static String name(ReferenceStep step) {
    return step instanceof ReferenceStep.Field field
        ? field.name()
        : Integer.toString(((ReferenceStep.Element) step).index());
  }

  public String text() {
    return path.text();
  }

  @Override
  public String toString() {
    return text();
  }
}
