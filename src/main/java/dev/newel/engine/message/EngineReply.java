package dev.newel.engine.message;

import dev.newel.asl.data.Json;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Outcome;
import dev.newel.interpreter.model.Pending;
import dev.newel.interpreter.model.Progress;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.store.StoreFullException;
import java.util.Objects;

/** What the engines of this process answer. */
public sealed interface EngineReply {

  /**
   * The execution runs, or ran, by this call or by the same one before.
   *
   * @param start as it was first started
   * @param progress how far it is
   */
  record Started(ExecutionStart start, Progress progress) implements EngineReply {}

  /** The execution of an Express machine that was to be run has ended. */
  record Ended(Ending ending) implements EngineReply {}

  /** Another execution has the name. */
  record NameTaken() implements EngineReply {}

  /**
   * What became of a fact.
   *
   * @param progress of the execution after it
   */
  record Delivered(Outcome outcome, Progress progress) implements EngineReply {}

  /**
   * Whose task it is.
   *
   * @param execution as it was started
   * @param enteredEvent the event by which the task's state was entered
   */
  record TaskOrigin(ExecutionStart execution, long enteredEvent) {}

  /** The worker has the task, and its input. */
  record TaskStarted(TaskOrigin origin, Json input) implements EngineReply {
    /** What the worker of a frame's task gets. */
    public static TaskStarted of(ExecutionStart execution, Frame frame) {
      return new TaskStarted(originOf(execution, frame), argumentsOf(frame));
    }
  }

  /** There is no such execution. */
  record NoExecution() implements EngineReply {}

  /** A task for the worker. */
  record Task(TaskOrigin origin, int frame, long nonce, Json input) implements EngineReply {
    /** The task that a frame waits for. */
    public static Task of(ExecutionStart execution, Frame frame) {
      return new Task(originOf(execution, frame), frame.id(), frame.nonce(), argumentsOf(frame));
    }
  }

  /** No task came in time. */
  record NoTask() implements EngineReply {}

  /**
   * The store does not answer; whether the request was carried out is unknown.
   *
   * @param isFull whether the store is there and has no room: then it was not
   */
  record Unavailable(String reason, boolean isFull) implements EngineReply {
    public Unavailable(String reason) {
      this(reason, false);
    }

    public static Unavailable by(Throwable cause) {
      return new Unavailable(
          String.valueOf(cause.getMessage()), cause instanceof StoreFullException);
    }
  }

  /** What was to be begun was not, as there is no memory for more. */
  record Overloaded() implements EngineReply {}

  /** The request ran into a fault of Newel's own, which is in the log. */
  record Broken() implements EngineReply {}

  private static TaskOrigin originOf(ExecutionStart execution, Frame frame) {
    return new TaskOrigin(execution, frame.enteredEvent());
  }

  private static Json argumentsOf(Frame frame) {
    Pending task = Objects.requireNonNull(frame.pending());
    return Objects.requireNonNull(task.arguments());
  }
}
