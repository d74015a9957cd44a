package dev.newel.asl.data;

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
  private final @Nullable String field;
  private final boolean lacksVariable;

  private StateException(
      String error,
      @Nullable String cause,
      boolean located,
      @Nullable String field,
      boolean lacksVariable) {
    super(cause, null, false, false);
    this.field = field;
    this.lacksVariable = lacksVariable;
    this.error = error;
    this.cause = cause;
    this.located = located;
  }

  /** {@code States.Runtime}: ends the execution; no Retry or Catch applies. */
  public static StateException runtime(String cause) {
    return new StateException(ErrorName.RUNTIME, cause, true, null, false);
  }

  /** An error whose cause begins with where it happened: "An error occurred while …". */
  public static StateException located(String error, String cause) {
    return new StateException(error, cause, true, null, false);
  }

  /** An error whose cause stands as it is. */
  public static StateException bare(String error, @Nullable String cause) {
    return new StateException(error, cause, false, null, false);
  }

  /**
   * {@code States.QueryEvaluationError}: an expression of JSONata has failed.
   *
   * @param field where it stands in the state, as {@code Output/items[0]}
   * @param lacksVariable whether it reads a variable that was never assigned
   */
  public static StateException evaluation(String cause, String field, boolean lacksVariable) {
    return new StateException(ErrorName.QUERY_EVALUATION_ERROR, cause, true, field, lacksVariable);
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

  /** Where the expression stands that failed; null unless one of JSONata did. */
  public @Nullable String field() {
    return field;
  }

  /** Whether that expression reads a variable that was never assigned. */
  public boolean lacksVariable() {
    return lacksVariable;
  }
}
