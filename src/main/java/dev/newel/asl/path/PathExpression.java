package dev.newel.asl.path;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.Expression;
import dev.newel.asl.data.Scope;
import dev.newel.asl.data.StateException;
import dev.newel.asl.jsonpath.InvalidPathException;
import dev.newel.asl.jsonpath.JsonPath;
import dev.newel.asl.jsonpath.PathNotFoundException;
import dev.newel.asl.jsonpath.ReferenceStep;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A path into the data ({@code $}), the context object ({@code $$}) or a variable. */
public final class PathExpression implements Expression {

  private final String text;
  private final PathRoot root;
  private final JsonPath path;

  private PathExpression(String text, PathRoot root, JsonPath path) {
    this.text = text;
    this.root = root;
    this.path = path;
  }

  /** Compiles a path. */
  public static PathExpression compile(String text) throws ExpressionSyntaxException {
    PathRoot root = PathRoot.of(text);
    int rest = root.prefix().length();
    try {
      JsonPath path = JsonPath.compile(rest > 1 ? "$" + text.substring(rest) : text);
      return new PathExpression(text, root, path);
    } catch (InvalidPathException e) {
      throw new ExpressionSyntaxException("'" + text + "' is not a valid path: " + e.getMessage());
    }
  }

  /** Whether the path looks into the context object. */
  boolean isIntoContext() {
    return root instanceof PathRoot.Context;
  }

  /** Whether the path looks into a variable. */
  boolean isIntoVariable() {
    return root instanceof PathRoot.Variable;
  }

  @Override
  public Set<String> variables() {
    return root.variables();
  }

  /** The steps of a reference path; null where this is none. */
  @Nullable List<ReferenceStep> referenceSteps() {
    return path.referenceSteps();
  }

  @Override
  public JsonNode evaluate(JsonNode input, Scope scope) {
    try {
      return read(input, scope);
    } catch (PathNotFoundException e) {
      throw StateException.runtime("Invalid path '" + text + "' : " + e.getMessage());
    }
  }

  /**
   * The value, for those who have something of their own to say where there is none.
   *
   * @throws PathNotFoundException if the path leads nowhere
   */
  public JsonNode read(JsonNode input, Scope scope) {
    JsonNode begin = root.node(input, scope);
    if (begin == null) {
      throw new PathNotFoundException(() -> root.prefix() + " is not assigned");
    }
    return path.read(begin, scope.allowance());
  }

  @Override
  public @Nullable JsonNode find(JsonNode input, Scope scope) {
    JsonNode begin = root.node(input, scope);
    return begin == null ? null : path.find(begin, scope.allowance());
  }

  /** What is said of a path that leads nowhere; AWS calls the context object an input, too. */
  public String missing(JsonNode input, Scope scope) {
    JsonNode begin = root.node(input, scope);
    return "could not be found in the input '" + scope.quote(begin == null ? input : begin) + "'";
  }

  /** The path as messages name it: that into the context object begins with one {@code $}. */
  public String shownText() {
    return isIntoContext() ? path.text() : text;
  }

  /**
   * What the path begins at.
   *
   * @throws StateException if it is a variable that was never assigned
   */
  JsonNode root(JsonNode input, Scope scope) {
    JsonNode begin = root.node(input, scope);
    if (begin == null) {
      throw StateException.runtime(
          "Invalid path '" + text + "' : " + root.prefix() + " is not assigned");
    }
    return begin;
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return text;
  }
}
