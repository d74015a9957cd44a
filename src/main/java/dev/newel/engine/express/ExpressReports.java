package dev.newel.engine.express;

import dev.newel.engine.TurnReports;
import dev.newel.engine.definition.Program;
import dev.newel.engine.status.TurnWatch;
import dev.newel.interpreter.model.Turn;
import dev.newel.logs.EventLogs;
import org.jspecify.annotations.Nullable;

/**
 * Who hears of turns.
 *
 * @param own the log of this server; null for nobody
 * @param logs takes what machines want logged
 * @param watch sees the turns
 */
record ExpressReports(@Nullable TurnReports own, EventLogs logs, TurnWatch watch) {

  /**
   * Tells of a turn that is not yet part of its execution.
   *
   * @param program of the execution
   * @param begins whether it is the first one
   */
  void tell(Turn turn, Program program, boolean begins) {
    logs.tell(turn, program.logging());
    if (own != null) {
      own.tell(turn, begins);
    }
    watch.ran(turn, begins);
  }
}
