package dev.newel.asl.path;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.Scope;
import dev.newel.asl.StateException;
import org.jspecify.annotations.Nullable;

/**
 * What may stand as the value of a {@code .$} field: a path into the data ({@code $}), a path into
 * the context object ({@code $$}), or an intrinsic function call. Compiled once; immutable.
 *
 * <p>The work and the size of the result are bounded inside the evaluation, so that no definition
 * can hold a thread or fill the memory.
 *
 * @see <a href="https://states-language.net/spec.html#path">States Language, paths</a>
 */
public sealed interface ValueExpression permits PathExpression, IntrinsicCall {

  /**
   * The value.
   *
   * @throws StateException {@code States.Runtime} where a path leads nowhere, {@code
   *     States.IntrinsicFailure} where a function cannot take its arguments, {@code
   *     States.DataLimitExceeded} where the evaluation goes beyond its bounds
   */
  JsonNode evaluate(JsonNode input, Scope scope);

  /**
   * The value, or null where a path leads nowhere: for those who ask whether there is one. An
   * indefinite path (with a wildcard, a slice, a filter) always has a value, if only an empty
   * array.
   */
  @Nullable JsonNode find(JsonNode input, Scope scope);

  /** The text as the definition has it. */
  String text();

  /** Compiles a path or an intrinsic function call. */
  static ValueExpression compile(String text) throws ExpressionSyntaxException {
    return text.startsWith("$") ? PathExpression.compile(text) : IntrinsicParser.parse(text);
  }

  /** Compiles a path, {@code $} or {@code $$}. */
  static ValueExpression compilePath(String text) throws ExpressionSyntaxException {
    return PathExpression.compile(text);
  }
}
