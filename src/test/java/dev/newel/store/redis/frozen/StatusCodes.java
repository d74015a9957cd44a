package dev.newel.store.redis.frozen;

import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.store.redis.codec.UnreadableValueException;

/**
 * How the statuses of executions are written, in values and in the names of keys. A code once given
 * is for ever.
 */
public final class StatusCodes {

  private StatusCodes() {}

  public static char code(ExecutionStatus status) {
    return switch (status) {
      case RUNNING -> 'R';
      case SUCCEEDED -> 'S';
      case FAILED -> 'F';
      case TIMED_OUT -> 'T';
      case ABORTED -> 'A';
    };
  }

  static ExecutionStatus status(char code) {
    return switch (code) {
      case 'R' -> ExecutionStatus.RUNNING;
      case 'S' -> ExecutionStatus.SUCCEEDED;
      case 'F' -> ExecutionStatus.FAILED;
      case 'T' -> ExecutionStatus.TIMED_OUT;
      case 'A' -> ExecutionStatus.ABORTED;
      default -> throw new UnreadableValueException("no status has the code " + code);
    };
  }
}
