package dev.newel.interpreter;

import dev.newel.asl.data.ErrorName;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.Turn;
import dev.newel.interpreter.model.event.EventType;

/**
 * The end of an execution that cannot go on through no fault of its definition's: that is lost, or
 * all that comes near it fails. It is made without the definition, and withdraws nothing: who takes
 * up what it has asked for finds that nobody waits.
 */
public final class SetAside {

  private SetAside() {}

  /**
   * The last turn of an execution, which fails with {@code States.Runtime}.
   *
   * @param now epoch milliseconds
   */
  public static Turn turn(Execution execution, long now, String cause) {
    Turn turn = new Turn(execution, now);
    long last = execution.progress().events();
    turn.appendLast(EventType.EXECUTION_FAILED, last, ErrorName.RUNTIME, cause);
    turn.end(
        new Ending(ExecutionStatus.FAILED, turn.time(), null, ErrorName.RUNTIME, cause), false);
    return turn;
  }
}
