package dev.newel.asl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.Scope;
import dev.newel.asl.data.StateException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something in a definition that stands for a value: a path, a call of an intrinsic function, a
 * payload template, or an expression of another query language. Compiled once; immutable.
 *
 * <p>The work and the size of the result are bounded inside the evaluation, so that no definition
 * can hold a thread or fill the memory.
 */
public interface Expression {

  /**
   * The value.
   *
   * @param input what the expression is applied to
   * @throws StateException if there is none, or its evaluation goes beyond its bounds
   */
  JsonNode evaluate(JsonNode input, Scope scope);

  /**
   * The value, or null where a path leads nowhere: for those who ask whether there is one. Anything
   * but a path that names a single node always has a value.
   */
  default @Nullable JsonNode find(JsonNode input, Scope scope) {
    return evaluate(input, scope);
  }

  /** The names of the variables that it reads, without {@code $}. */
  default Set<String> variables() {
    return Set.of();
  }

  /** The text as the definition has it. */
  String text();
}
