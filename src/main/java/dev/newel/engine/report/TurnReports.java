package dev.newel.engine.report;

import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Turn;
import dev.newel.interpreter.model.event.HistoryEvent;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.ops.ExecutionLog;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the log what committed turns made of their executions. */
public record TurnReports(ExecutionLog log) {

  /**
   * To be called before the turn becomes part of the execution, which then has nothing left of
   * where it was.
   *
   * @param begins whether it is the execution's first turn
   */
  public void tell(Turn turn, boolean begins) {
    ExecutionStart start = turn.execution().start();
    if (begins) {
      log.begun(start.executionArn());
    }
    Ending ending = turn.ending();
    if (ending == null) {
      return;
    }
    String status = ending.status().name();
    if (ending.status() == ExecutionStatus.FAILED || ending.status() == ExecutionStatus.TIMED_OUT) {
      log.failed(start.executionArn(), status, where(turn), ending.error(), ending.cause());
    } else {
      log.ended(start.executionArn(), status);
    }
  }

  /**
   * The state that the last event goes back to: one that this turn entered, or one that a frame was
   * in before it.
   */
  private static @Nullable String where(Turn turn) {
    List<HistoryEvent> events = turn.events();
    long first = events.get(0).id();
    long id = events.get(events.size() - 1).previousId();
    while (id >= first) {
      HistoryEvent event = events.get((int) (id - first));
      if ("stateEnteredEventDetails".equals(event.type().details())) {
        return String.valueOf(event.values().get(0));
      }
      id = event.previousId();
    }
    long before = id;
    return turn.execution().frames().stream()
        .filter(frame -> frame.lastEvent() == before || (before == 0 && frame.id() == Frame.TOP))
        .map(Frame::state)
        .findFirst()
        .orElse(null);
  }
}
