package dev.newel.engine.status;

import dev.newel.interpreter.model.Turn;
import java.util.List;

/**
 * Sees each turn that was committed here, for whoever looks on while executions run. It is on the
 * way of every turn, so it has to return at once, and nothing depends on it.
 */
@FunctionalInterface
public interface TurnWatch {

  /** Nobody looks on. */
  TurnWatch NOBODY = (turn, begins) -> {};

  /**
   * Sees a turn that was committed and is not part of its execution yet, which still has the frames
   * as they were before. Called on the event loop of its engine.
   *
   * @param begins whether it is the execution's first turn
   */
  void committed(Turn turn, boolean begins);

  /**
   * Sees a turn of an execution of an Express machine, which is committed nowhere. Called on the
   * event loop that runs it, before the turn is part of the execution.
   *
   * @param begins whether it is the execution's first turn
   */
  default void ran(Turn turn, boolean begins) {}

  /** Several that each see all. */
  static TurnWatch of(List<TurnWatch> all) {
    return new TurnWatch() {
      @Override
      public void committed(Turn turn, boolean begins) {
        all.forEach(each -> each.committed(turn, begins));
      }

      @Override
      public void ran(Turn turn, boolean begins) {
        all.forEach(each -> each.ran(turn, begins));
      }
    };
  }
}
