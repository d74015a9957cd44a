package dev.newel.interpreter.model;

import dev.newel.interpreter.model.start.ExecutionStart;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Whether an execution can be redriven, in AWS's words.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html#redrive-eligibility">Redrive
 *     eligibility</a>
 */
public final class Redrivability {

  /** A longer history has no room for the redrive, and what comes of it. */
  private static final long EVENTS = 24_999;

  private static final String HISTORY_FULL = "Execution history event limit exceeded";

  private static final long OPEN_MS = Duration.ofDays(365).toMillis();
  private static final long PERIOD_MS = Duration.ofDays(14).toMillis();

  private Redrivability() {}

  /** Why an execution that has just ended could not be redriven; null where it could. */
  public static @Nullable String refusal(Ending ending, Redrives redrives) {
    if (ending.status() == ExecutionStatus.SUCCEEDED) {
      return refusal(ending.status());
    }
    return redrives.isResumable() ? null : HISTORY_FULL;
  }

  private static String refusal(ExecutionStatus status) {
    return "Execution is " + status + " and cannot be redriven";
  }

  /**
   * Why an execution cannot be redriven; null where it can.
   *
   * @param now epoch milliseconds
   * @param machineDeleted whether its state machine is being deleted, or has been
   */
  public static @Nullable String refusal(
      ExecutionStart start, Progress progress, long now, boolean machineDeleted) {
    Ending ending = progress.ending();
    if (machineDeleted) {
      return "State machine is in DELETING status";
    } else if (ending == null || ending.status() == ExecutionStatus.SUCCEEDED) {
      return refusal(progress.status());
    } else if (progress.events() >= EVENTS) {
      return HISTORY_FULL;
    } else if (!progress.redrives().isResumable()) {
      // it ended by an older version, or was set aside with nothing left of it
      return "Execution was started before the launch of RedriveExecution";
    } else if (now - start.startTime() > OPEN_MS) {
      return "Execution has exceeded the max execution time";
    } else if (now - ending.stopTime() > PERIOD_MS) {
      return "Execution redrivable period exceeded";
    }
    return null;
  }
}
