package dev.newel.console.job;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.console.route.Refusals;
import dev.newel.interpreter.model.ExecutionStatus;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a job does to each execution, by an action of AWS's. */
enum JobKind {
  STOP("stop", "StopExecution"),
  REDRIVE("redrive", "RedriveExecution");

  private final String wireName;
  private final String action;

  JobKind(String wireName, String action) {
    this.wireName = wireName;
    this.action = action;
  }

  static JobKind of(@Nullable String name) {
    for (JobKind kind : values()) {
      if (kind.wireName.equals(name)) {
        return kind;
      }
    }
    throw Refusals.invalid("The kind of a job must be stop or redrive");
  }

  String wireName() {
    return wireName;
  }

  String action() {
    return action;
  }

  /** The statuses in which it does something. */
  Set<ExecutionStatus> statuses() {
    return this == STOP
        ? EnumSet.of(ExecutionStatus.RUNNING)
        : EnumSet.of(ExecutionStatus.FAILED, ExecutionStatus.TIMED_OUT, ExecutionStatus.ABORTED);
  }

  ObjectNode input(String arn, @Nullable String error, @Nullable String cause) {
    ObjectNode input = JsonNodeFactory.instance.objectNode().put("executionArn", arn);
    if (this == STOP && error != null) {
      input.put("error", error);
    }
    if (this == STOP && cause != null) {
      input.put("cause", cause);
    }
    return input;
  }

  /** Whether an action was refused as there is nothing to be done any more. */
  static boolean isNeedless(String errorName) {
    return errorName.equals("ExecutionDoesNotExist") || errorName.equals("ExecutionNotRedrivable");
  }
}
