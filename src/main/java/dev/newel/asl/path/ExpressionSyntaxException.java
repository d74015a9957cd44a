package dev.newel.asl.path;

/**
 * A text that is neither a JSONPath nor an intrinsic function call, or one beyond Newel's bounds.
 */
public final class ExpressionSyntaxException extends Exception {

  public ExpressionSyntaxException(String message) {
    super(message);
  }
}
