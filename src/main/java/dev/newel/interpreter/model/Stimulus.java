package dev.newel.interpreter.model;

import dev.newel.asl.data.Json;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.interpreter.model.start.ParentTask;
import org.jspecify.annotations.Nullable;

/** A fact that moves an execution on. */
public sealed interface Stimulus {

  /** What becomes of it once the execution has ended. */
  default Outcome tooLate() {
    return Outcome.NOTHING_TO_DO;
  }

  /** Whether it is for an execution that has ended. */
  default boolean isForEnded() {
    return false;
  }

  /** A fact about a task; after the end of the execution there is no such task. */
  sealed interface OfTask extends Stimulus {
    @Override
    default Outcome tooLate() {
      return Outcome.NO_SUCH_TASK;
    }
  }

  /** The execution begins. */
  record Started() implements Stimulus {}

  /**
   * A turn stopped at its bound, and there is more to do.
   *
   * @param after the last event of that turn, which tells one such duty from the next
   */
  record Resumed(long after) implements Stimulus {}

  /**
   * A worker took an activity task.
   *
   * @param nonce that the task was offered by
   * @param token the nonce that it has from now on. Who made it up finds it again where the commit
   *     stands whose fate was unknown, whatever was committed since
   */
  record TaskStarted(int frame, long nonce, long token, @Nullable String worker)
      implements OfTask {}

  /** A worker, or a call that Newel made, gave a result. */
  record TaskSucceeded(int frame, long nonce, Json output) implements OfTask {}

  /** A worker, or a call that Newel made, failed. */
  record TaskFailed(int frame, long nonce, @Nullable String error, @Nullable String cause)
      implements OfTask {}

  /**
   * A call that Newel made has handed the work on.
   *
   * @param output what the call gave
   */
  record TaskSubmitted(int frame, long nonce, Json output) implements OfTask {}

  /**
   * What is known of the child execution that a task has asked for.
   *
   * @param child as it was started
   * @param ending how it ended; null where it has not, or nobody waits for that
   * @param redrives of it
   */
  record ChildSeen(
      int frame, long nonce, ExecutionStart child, @Nullable Ending ending, Redrives redrives)
      implements OfTask {}

  /**
   * What an execution has started was to go on, and cannot.
   *
   * @param child as it was started; null where it is not there
   * @param ending how it has ended; null where it is not there
   */
  record ChildStays(int frame, long nonce, @Nullable ExecutionStart child, @Nullable Ending ending)
      implements OfTask {}

  /** A task of another execution waits for the end of this one. */
  record Awaited(ParentTask by) implements Stimulus {}

  /** That task is over before the execution is, which is stopped with it. */
  record Abandoned(ParentTask by) implements Stimulus {}

  /** Somebody changes what a Map Run may do; null for what stays. */
  record MapRunUpdated(
      @Nullable Long concurrency, @Nullable Long failures, @Nullable Double percentage)
      implements Stimulus {}

  /** A frame's deadline has passed; the store has the last word on whether it has. */
  record FrameDue(int frame, long dueAt) implements Stimulus {}

  /** The execution's own time-out has passed. */
  record ExecutionDue() implements Stimulus {}

  /**
   * Somebody has the execution go on that has ended.
   *
   * @param token by which a repeat of the call is known; null for none
   * @param by the task whose execution is redriven, which waits for the end; null for no task
   * @param which redrive it is, of what must not go on twice for one; 0 for the next one
   */
  record Redriven(@Nullable String token, @Nullable ParentTask by, int which) implements Stimulus {
    public Redriven(@Nullable String token) {
      this(token, null, 0);
    }

    @Override
    public boolean isForEnded() {
      return true;
    }
  }

  /** Somebody stops the execution. */
  record Stopped(@Nullable String error, @Nullable String cause) implements Stimulus {}
}
