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

  /** Which of AWS's sentences the text completes. */
  public enum Kind {
    /** An error with a code, of the language. */
    CODED,
    /** A bound of time, depth or memory. */
    BOUND,
    /** What the reference does not catch either. */
    INTERNAL
  }

  private JsonataException(@Nullable ErrorCode code, String text, Kind kind) {
    super(code == null ? text : code + ": " + text, null, false, false);
    this.code = code;
    this.text = text;
    this.kind = kind;
  }

  static JsonataException coded(ErrorCode code, String text) {
    return new JsonataException(code, text, Kind.CODED);
  }

  static JsonataException bound(String text) {
    return new JsonataException(null, text, Kind.BOUND);
  }

  /** Where AWS says no more than that there was an error within. */
  public static JsonataException internal(String text) {
    return new JsonataException(null, text, Kind.INTERNAL);
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
