package dev.newel.asl.path;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.Expression;
import dev.newel.asl.Scope;
import dev.newel.asl.StateException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A path into the data or the context object. */
public final class PathExpression implements Expression {

  private final String text;
  private final boolean intoContext;
  private final Step @Nullable [] steps;
  private final FullPath full;

  private PathExpression(
      String text, boolean intoContext, @Nullable List<Step> steps, FullPath full) {
    this.text = text;
    this.intoContext = intoContext;
    this.steps = steps == null ? null : steps.toArray(Step[]::new);
    this.full = full;
  }

  /** Compiles a path, {@code $} or {@code $$}. */
  public static PathExpression compile(String text) throws ExpressionSyntaxException {
    boolean intoContext = text.startsWith("$$");
    String path = intoContext ? text.substring(1) : text;
    PathBounds.checkSize(path);
    List<Step> steps = StepParser.parse(path);
    if (steps == null) {
      PathBounds.checkOperators(path);
    }
    return new PathExpression(text, intoContext, steps, FullPath.compile(path, text));
  }

  /** Whether the path looks into the context object. */
  public boolean isIntoContext() {
    return intoContext;
  }

  @Override
  public JsonNode evaluate(JsonNode input, Scope scope) {
    JsonNode root = root(input, scope);
    JsonNode found = find(root);
    if (found == null) {
      throw StateException.runtime("Invalid path '" + text + "' : " + full.whyMissing(root));
    }
    return found;
  }

  @Override
  public @Nullable JsonNode find(JsonNode input, Scope scope) {
    return find(root(input, scope));
  }

  private @Nullable JsonNode find(JsonNode root) {
    Step[] plain = steps;
    if (plain == null) {
      return full.find(root);
    }
    JsonNode node = root;
    for (Step step : plain) {
      node = step.from(node);
      if (node == null) {
        return null;
      }
    }
    return node;
  }

  /** What is said of a path that leads nowhere; AWS calls the context object an input, too. */
  public String missing(JsonNode input, Scope scope) {
    return "could not be found in the input '" + scope.quote(root(input, scope)) + "'";
  }

  /** The path as messages name it: that into the context object begins with one {@code $}. */
  public String shownText() {
    return intoContext ? text.substring(1) : text;
  }

  private JsonNode root(JsonNode input, Scope scope) {
    JsonNode root = intoContext ? scope.context() : input;
    if (root.isNull()) {
      throw StateException.runtime(
          "Unable to apply Path transformation to null or empty input.");
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
