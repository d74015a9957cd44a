package dev.newel.asl.path.intrinsic;

import dev.newel.asl.Expression;
import dev.newel.asl.path.ExpressionSyntaxException;
import dev.newel.asl.path.PathExpression;

/**
 * What may stand as the value of a {@code .$} field: a path into the data ({@code $}), the context
 * object ({@code $$}) or a variable ({@code $name}), or an intrinsic function call.
 *
 * @see <a href="https://states-language.net/spec.html#path">States Language, paths</a>
 */
public final class ValueExpression {

  private ValueExpression() {}

  /** Compiles a path or an intrinsic function call. */
  public static Expression compile(String text) throws ExpressionSyntaxException {
    return text.startsWith("$") ? PathExpression.compile(text) : IntrinsicParser.parse(text);
  }
}
