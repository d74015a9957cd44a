package dev.newel.asl.path;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.Expression;
import dev.newel.asl.Scope;
import dev.newel.asl.StateException;
import dev.newel.asl.jsonpath.InvalidPathException;
import dev.newel.asl.jsonpath.JsonPath;
import dev.newel.asl.jsonpath.PathNotFoundException;
import dev.newel.asl.jsonpath.ReferenceStep;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A path into the data ({@code $}) or the context object ({@code $$}). */
public final class PathExpression implements Expression {

  private final String text;
  private final boolean intoContext;
  private final JsonPath path;

  private PathExpression(String text, boolean intoContext, JsonPath path) {
    this.text = text;
    this.intoContext = intoContext;
    this.path = path;
  }

  /** Compiles a path. */
  public static PathExpression compile(String text) throws ExpressionSyntaxException {
    boolean intoContext = text.startsWith("$$");
    try {
      JsonPath path = JsonPath.compile(intoContext ? text.substring(1) : text);
      return new PathExpression(text, intoContext, path);
    } catch (InvalidPathException e) {
      throw new ExpressionSyntaxException("'" + text + "' is not a valid path: " + e.getMessage());
    }
  }

  /** Whether the path looks into the context object. */
  public boolean isIntoContext() {
    return intoContext;
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
    return path.read(root(input, scope), scope.allowance());
  }

  @Override
  public @Nullable JsonNode find(JsonNode input, Scope scope) {
    return path.find(root(input, scope), scope.allowance());
  }

  /** What is said of a path that leads nowhere; AWS calls the context object an input, too. */
  public String missing(JsonNode input, Scope scope) {
    return "could not be found in the input '" + scope.quote(root(input, scope)) + "'";
  }

  /** The path as messages name it: that into the context object begins with one {@code $}. */
  public String shownText() {
    return path.text();
  }

  JsonNode root(JsonNode input, Scope scope) {
    JsonNode root = intoContext ? scope.context() : input;
    if (root.isNull()) {
      throw StateException.runtime("Unable to apply Path transformation to null or empty input.");
    }
    return root;
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
