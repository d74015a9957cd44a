package dev.newel.logs;

import dev.newel.interpreter.model.event.EventType;

/**
 * Which history events a state machine wants logged.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html#cloudwatch-log-level">Log
 *     levels for Step Functions execution events</a>
 */
public enum LogLevel {
  ALL {
    @Override
    boolean has(EventType type) {
      return true;
    }
  },
  ERROR {
    @Override
    boolean has(EventType type) {
      return type == EventType.FAIL_STATE_ENTERED || isFailure(type);
    }
  },
  FATAL {
    @Override
    boolean has(EventType type) {
      return type.wireName().startsWith("Execution") && isFailure(type);
    }
  },
  OFF {
    @Override
    boolean has(EventType type) {
      return false;
    }
  };

  /** Whether events of a type are logged. */
  abstract boolean has(EventType type);

  private static boolean isFailure(EventType type) {
    String name = type.wireName();
    return name.endsWith("Failed") || name.endsWith("Aborted") || name.endsWith("TimedOut");
  }
}
