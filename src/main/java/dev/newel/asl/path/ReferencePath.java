package dev.newel.asl.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.ErrorName;
import dev.newel.asl.Scope;
import dev.newel.asl.StateException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A path that names a single node: names and indexes only. What {@code ResultPath} writes to.
 *
 * @see <a href="https://states-language.net/spec.html#ref-paths">States Language, reference
 *     paths</a>
 */
public final class ReferencePath {

  private final PathExpression path;
  private final List<Step> steps;

  private ReferencePath(PathExpression path, List<Step> steps) {
    this.path = path;
    this.steps = steps;
  }

  public static ReferencePath compile(String text) throws ExpressionSyntaxException {
    PathExpression path = PathExpression.compile(text);
    List<Step> steps = StepParser.parse(path.isIntoContext() ? text.substring(1) : text);
    if (steps == null) {
      throw new ExpressionSyntaxException("'" + text + "' is not a reference path");
    }
    return new ReferencePath(path, steps);
  }

  /**
   * The value.
   *
   * @throws StateException {@code States.Runtime} where the path leads nowhere
   */
  public JsonNode evaluate(JsonNode input, Scope scope) {
    return path.evaluate(input, scope);
  }

  /** The value, or null where the path leads nowhere. */
  public @Nullable JsonNode find(JsonNode input, Scope scope) {
    return path.find(input, scope);
  }

  /** Whether the path looks into the context object, which nothing can be written to. */
  public boolean isIntoContext() {
    return path.isIntoContext();
  }

  /**
   * A new root with the value at this path. Copies only the containers along the path; missing
   * objects are made.
   *
   * @throws StateException {@code States.ResultPathMatchFailure} where a parent is of another kind,
   *     or an array has no such element
   */
  public JsonNode write(JsonNode root, JsonNode value) {
    JsonNode written = path.isIntoContext() ? null : write(root, 0, value);
    if (written == null) {
      throw StateException.located(
          ErrorName.RESULT_PATH_MATCH_FAILURE,
          "Unable to apply ReferencePath " + text() + " to input " + JsonText.of(root));
    }
    return written;
  }

  /** The node with the value below it, or null where it cannot be put there. */
  private @Nullable JsonNode write(@Nullable JsonNode node, int depth, JsonNode value) {
    if (depth == steps.size()) {
      return value;
    }
    Step step = steps.get(depth);
    JsonNode child = node == null ? null : step.from(node);
    JsonNode written = write(child, depth + 1, value);
    if (written == null) {
      return null;
    }
    if (step instanceof Step.Field field && (node == null || node.isObject())) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      if (node instanceof ObjectNode object) {
        copy.setAll(object);
      }
      return copy.set(field.name(), written);
    }
    if (step instanceof Step.Index index && node instanceof ArrayNode array && child != null) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size()).addAll(array);
      copy.set(index.in(array), written);
      return copy;
    }
    return null;
  }

  public String text() {
    return path.text();
  }

  @Override
  public String toString() {
    return text();
  }
}
