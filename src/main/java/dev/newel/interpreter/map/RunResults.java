package dev.newel.interpreter.map;

import dev.newel.asl.data.Json;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.start.ExecutionStart;
import org.jspecify.annotations.Nullable;

/** What becomes of the results of a Map Run's executions. */
interface RunResults {

  /**
   * An execution has ended.
   *
   * @param frame of the execution in the run
   * @param items how many items it was for
   */
  void add(Frame frame, ExecutionStart child, Ending ending, int items);

  /**
   * An execution is stopped, and is not heard of again.
   *
   * @param frame of the execution in the run
   */
  default void stopped(Frame frame, ExecutionStart child, int items) {}

  /** The run goes on that has ended: executions that have not succeeded get other results. */
  default void redriven() {}

  /**
   * An execution goes on that has not succeeded.
   *
   * @param number of the execution in the run
   */
  default void forget(int number) {}

  /**
   * Does what can be done now.
   *
   * @param isAll whether there will be no more results
   */
  default void goOn(boolean isAll) {}

  /** Whether so many results wait that no execution should begin. */
  default boolean areBehind() {
    return false;
  }

  /** Whether nothing is left to be done about them. */
  default boolean areInPlace() {
    return true;
  }

  /**
   * The result of the run.
   *
   * @throws dev.newel.asl.data.StateException if it is too large
   */
  Json output();

  /** What a frame waits for that has to do with them. */
  default @Nullable Effect effectOf(Frame frame) {
    return null;
  }

  /** That has been done. */
  default void written(Frame frame, Json answer) {
    throw new IllegalStateException("nothing is written of this run, but " + frame.id());
  }

  /** It cannot be done. */
  default void giveUp() {}
}
