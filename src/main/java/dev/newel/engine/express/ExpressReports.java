package dev.newel.engine.express;

import dev.newel.engine.TurnReports;
import dev.newel.interpreter.model.Turn;
import org.jspecify.annotations.Nullable;

/**
 * Who hears of turns.
 *
 * @param own the log of this server; null for nobody
 */
record ExpressReports(@Nullable TurnReports own) {

  /**
   * Tells of a turn that is not yet part of its execution.
   *
   * @param begins whether it is the first one
   */
  void tell(Turn turn, boolean begins) {
    if (own != null) {
      own.tell(turn, begins);
    }
  }
}
