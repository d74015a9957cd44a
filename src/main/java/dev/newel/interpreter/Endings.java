package dev.newel.interpreter;

import dev.newel.asl.ErrorName;
import dev.newel.asl.Json;
import dev.newel.interpreter.Interpreter.Run;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.EventType;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.Frame;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ends an execution can come to. What it had offered to workers is taken back. */
final class Endings {

  private final Run run;

  Endings(Run run) {
    this.run = run;
  }

  void succeeded(Frame frame, Json output) {
    run.turn.appendLast(EventType.EXECUTION_SUCCEEDED, frame.lastEvent(), output);
    end(ExecutionStatus.SUCCEEDED, output, null, null);
  }

  void failed(long lastEvent, @Nullable String error, @Nullable String cause) {
    run.turn.appendLast(EventType.EXECUTION_FAILED, lastEvent, error, cause);
    end(ExecutionStatus.FAILED, null, error, cause);
  }

  void aborted(@Nullable String error, @Nullable String cause) {
    run.turn.appendLast(EventType.EXECUTION_ABORTED, 0, error, cause);
    end(ExecutionStatus.ABORTED, null, error, cause);
  }

  void timedOut() {
    run.turn.appendLast(EventType.EXECUTION_TIMED_OUT, 0, null, null);
    end(ExecutionStatus.TIMED_OUT, null, null, null);
  }

  /** The history has room for one more event. */
  void historyFull(long lastEvent) {
    failed(
        lastEvent,
        ErrorName.RUNTIME,
        "The execution reached the maximum number of history events ("
            + run.environment.limits().historyEvents()
            + ").");
  }

  private void end(
      ExecutionStatus status,
      @Nullable Json output,
      @Nullable String error,
      @Nullable String cause) {
    Set<Integer> seen = new HashSet<>(run.turn.changes().keySet());
    for (Frame frame : run.turn.changes().values()) {
      if (frame != null) {
        run.tasks.withdraw(frame);
      }
    }
    for (Frame frame : run.turn.execution().frames()) {
      if (!seen.contains(frame.id())) {
        run.tasks.withdraw(frame);
      }
    }
    run.turn.end(new Ending(status, run.turn.time(), output, error, cause));
  }
}
