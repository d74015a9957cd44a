package dev.newel.asl.jsonata.value;

import org.jspecify.annotations.Nullable;

/**
 * An expression cannot be read, or its evaluation failed or went beyond its bounds.
 *
 * <p>Control flow rather than a defect, so it carries no stack trace.
 */
public final class JsonataException extends RuntimeException {

  private final @Nullable ErrorCode code;
  private final String text;
  private final Kind kind;
  private final Object[] values;

  /** Which of AWS's sentences the text completes. */
  public enum Kind {
    /** An error with a code, of the language. */
    CODED,
    /** A bound of time, depth or memory. */
    BOUND,
    /** What the reference does not catch either. */
    INTERNAL
  }

  private JsonataException(String text, Kind kind) {
    super(text, null, false, false);
    code = null;
    this.text = text;
    this.kind = kind;
    values = new Object[0];
  }

  JsonataException(ErrorCode code, String text, Object... values) {
    super(code + ": " + text, null, false, false);
    this.code = code;
    this.text = text;
    this.values = values;
    kind = Kind.CODED;
  }

  static JsonataException bound(String text) {
    return new JsonataException(text, Kind.BOUND);
  }

  /** Where AWS says no more than that there was an error within. */
  public static JsonataException internal(String text) {
    return new JsonataException(text, Kind.INTERNAL);
  }

  /** The same error where the reference puts it down to an operator around it. */
  public JsonataException blamedOn(String operator) {
    if (code == null) {
      return this;
    }
    Object[] blamed = values.clone();
    for (int i = 0; i < blamed.length; i++) {
      blamed[i] = blamed[i] instanceof Token ? new Token(operator) : blamed[i];
    }
    return code.with(blamed);
  }

  /** Null but for an error of the language. */
  public @Nullable ErrorCode code() {
    return code;
  }

  /** The text without the code, as the validation of a definition gives it. */
  public String text() {
    return text;
  }

  public Kind kind() {
    return kind;
  }
}
