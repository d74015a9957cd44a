package dev.newel.engine.report;

import dev.newel.engine.definition.CachedCatalog;
import dev.newel.interpreter.model.Turn;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.logs.EventLogs;

/** Has the events of committed turns logged, where their revision says so. */
public record TurnLogs(CachedCatalog catalog, EventLogs logs) {

  public void tell(Turn turn) {
    if (!logs.sinks().isEmpty()) {
      ExecutionStart start = turn.execution().start();
      // remembered since the turn was made; where the revision is lost there is nothing to go by
      catalog
          .program(start.key().machineName(), start.revision())
          .onSuccess(program -> logs.tell(turn, program.logging()));
    }
  }
}
