package dev.newel.asl.path;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.Scope;
import dev.newel.asl.data.StateException;
import dev.newel.asl.data.VariableName;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a path begins at: the data, the context object, or a variable. */
sealed interface PathRoot {

  /** How paths from it begin. */
  String prefix();

  /** Null for a variable that was never assigned. */
  @Nullable JsonNode node(JsonNode input, Scope scope);

  /** The variables that it reads. */
  default Set<String> variables() {
    return Set.of();
  }

  /** What a path begins at; for what is no path the data, as any other. */
  static PathRoot of(String path) {
    if (path.startsWith("$$")) {
      return new Context();
    }
    String name = path.startsWith("$") ? VariableName.at(path, 1) : "";
    return name.isEmpty() ? new Data() : new Variable(name);
  }

  /** {@code $}: what the expression is applied to. */
  record Data() implements PathRoot {
    @Override
    public String prefix() {
      return "$";
    }

    @Override
    public JsonNode node(JsonNode input, Scope scope) {
      return present(input);
    }
  }

  /** {@code $$}: the context object. */
  record Context() implements PathRoot {
    @Override
    public String prefix() {
      return "$$";
    }

    @Override
    public JsonNode node(JsonNode input, Scope scope) {
      return present(scope.context());
    }
  }

  /** {@code $name}: a variable, which may hold null. */
  record Variable(String name) implements PathRoot {
    @Override
    public String prefix() {
      return "$" + name;
    }

    @Override
    public @Nullable JsonNode node(JsonNode input, Scope scope) {
      return scope.variable(name);
    }

    @Override
    public Set<String> variables() {
      return Set.of(name);
    }
  }

  private static JsonNode present(JsonNode node) {
    if (node.isNull()) {
      throw StateException.runtime("Unable to apply Path transformation to null or empty input.");
    }
    return node;
  }
}
