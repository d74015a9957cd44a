package dev.newel.asl;

import org.jspecify.annotations.Nullable;

/**
 * A state failed. Thrown by the behaviour of states and by expressions; the engine turns it into
 * history events, and retries or catches it where the language lets it.
 *
 * <p>Control flow rather than a defect, so it carries no stack trace.
 */
public final class StateException extends RuntimeException {

  private final String error;
  private final @Nullable String cause;
  private final boolean located;

  private StateException(String error, @Nullable String cause, boolean located) {
    super(cause, null, false, false);
    this.error = error;
    this.cause = cause;
    this.located = located;
  }

  /** {@code States.Runtime}: ends the execution; no Retry or Catch applies. */
  public static StateException runtime(String cause) {
    return new StateException(ErrorName.RUNTIME, cause, true);
  }

  /** An error whose cause begins with where it happened: "An error occurred while …". */
  public static StateException located(String error, String cause) {
    return new StateException(error, cause, true);
  }

  /** An error whose cause stands as it is. */
  public static StateException bare(String error, @Nullable String cause) {
    return new StateException(error, cause, false);
  }

  public String error() {
    return error;
  }

  public @Nullable String cause() {
    return cause;
  }

  /** Whether the engine puts the state's name and event in front of the cause. */
  public boolean isLocated() {
    return located;
  }
}
