package dev.newel.engine.trial;

import dev.newel.asl.data.DataStep;
import dev.newel.asl.data.Json;
import dev.newel.interpreter.model.Variables;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of the test of a state.
 *
 * @param output null where the state has failed, or is to be tried again
 * @param error null where it has not failed, or failed without one
 * @param nextState null where the flow ends
 * @param steps what the steps of its data flow have made, as far as it came
 * @param variables as they are after the state
 * @param handler of its failure; null where it has not failed, or nobody takes that
 */
public record TrialResult(
    Status status,
    @Nullable Json output,
    @Nullable String error,
    @Nullable String cause,
    @Nullable String nextState,
    Map<DataStep, Json> steps,
    Variables variables,
    @Nullable Handler handler) {

  /** AWS's TestExecutionStatus. */
  public enum Status {
    SUCCEEDED,
    FAILED,
    RETRIABLE,
    CAUGHT_ERROR
  }

  /** Who takes a failure. */
  public sealed interface Handler {}

  /**
   * A retrier.
   *
   * @param index which of the state's own
   */
  public record Retry(int index, Duration backoff) implements Handler {}

  /**
   * A catcher.
   *
   * @param index which of the state's own
   */
  public record Catch(int index) implements Handler {}
}
