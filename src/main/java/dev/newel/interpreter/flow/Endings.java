package dev.newel.interpreter.flow;

import dev.newel.asl.data.ErrorName;
import dev.newel.asl.data.Json;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.MapRun;
import dev.newel.interpreter.model.Turn;
import dev.newel.interpreter.model.event.EventType;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ways in which an execution ends; all that its frames wait for is withdrawn. */
public final class Endings {

  private final Step step;

  Endings(Step step) {
    this.step = step;
  }

  /** The execution comes to its end. */
  public void succeeded(Frame frame, Json output) {
    step.turn().appendLast(EventType.EXECUTION_SUCCEEDED, frame.lastEvent(), output);
    end(ExecutionStatus.SUCCEEDED, output, null, null);
  }

  /** The execution fails. */
  public void failed(long lastEvent, @Nullable String error, @Nullable String cause) {
    step.turn().appendLast(EventType.EXECUTION_FAILED, lastEvent, error, cause);
    end(ExecutionStatus.FAILED, null, error, cause);
  }

  /**
   * The machine is deleted, which executions learn when they are to enter a state.
   *
   * @see <a href="https://repost.aws/knowledge-center/step-functions-stuck-deleting-status">Why is
   *     my Step Functions state machine stuck in the DELETING status?</a>
   */
  void machineDeleted(long lastEvent) {
    String name = step.turn().execution().start().key().bareMachine();
    failed(lastEvent, ErrorName.RUNTIME, "State machine " + name + " has been deleted.");
  }

  /**
   * A Map Run fails.
   *
   * @param location where the expression stands that has failed; null where none has
   */
  public void runFailed(@Nullable String error, @Nullable String cause, @Nullable String location) {
    step.turn().appendLast(EventType.EXECUTION_FAILED, 0, error, cause);
    end(new Ending(ExecutionStatus.FAILED, step.turn().time(), null, error, cause, location));
  }

  /** Somebody stops the execution. */
  public void aborted(@Nullable String error, @Nullable String cause) {
    step.turn().appendLast(EventType.EXECUTION_ABORTED, 0, error, cause);
    end(ExecutionStatus.ABORTED, null, error, cause);
  }

  /** The machine's TimeoutSeconds are over: it ends when they were, however late that is seen. */
  public void timedOut() {
    long dueAt = step.turn().progress().dueAt();
    step.turn().appendLast(EventType.EXECUTION_TIMED_OUT, 0, ErrorName.TIMEOUT, null);
    end(new Ending(ExecutionStatus.TIMED_OUT, dueAt, null, null, null));
  }

  /** The history has room for one more event. */
  public void historyFull(long lastEvent) {
    failed(
        lastEvent,
        ErrorName.RUNTIME,
        "The execution reached the maximum number of history events ("
            + step.environment().limits().historyEvents()
            + ").");
  }

  private void end(
      ExecutionStatus status,
      @Nullable Json output,
      @Nullable String error,
      @Nullable String cause) {
    end(new Ending(status, step.turn().time(), output, error, cause));
  }

  /** What can never be redriven leaves nothing behind. */
  private boolean isResumable(Ending ending) {
    MapRun run = step.turn().run();
    return ending.status() != ExecutionStatus.SUCCEEDED
        && (run == null || run.canGoOn(ending))
        && step.turn().progress().events() < step.environment().limits().historyEvents() - 1
        && !step.environment().machineDeleted();
  }

  private void end(Ending ending) {
    Turn turn = step.turn();
    Set<Integer> seen = new HashSet<>(turn.changes().keySet());
    for (Frame frame : turn.changes().values()) {
      if (frame != null) {
        step.withdraw(frame);
      }
    }
    for (Frame frame : turn.execution().frames()) {
      if (!seen.contains(frame.id())) {
        step.withdraw(frame);
      }
    }
    turn.end(ending, isResumable(ending));
  }
}
