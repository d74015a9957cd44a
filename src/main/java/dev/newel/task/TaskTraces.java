package dev.newel.task;

import dev.newel.interpreter.model.start.ExecutionStart;
import org.jspecify.annotations.Nullable;

/** Says which trace the calls of tasks belong to. */
@FunctionalInterface
public interface TaskTraces {

  /** No call belongs to a trace. */
  TaskTraces NONE = (execution, enteredEvent) -> null;

  /**
   * The trace of a task.
   *
   * @param execution whose task it is
   * @param enteredEvent the event by which its state was entered; 0 where that is not known
   * @return null for none
   */
  @Nullable TaskTrace of(ExecutionStart execution, long enteredEvent);
}
