package dev.newel.engine;

import dev.newel.engine.definition.CachedCatalog;
import dev.newel.interpreter.model.ExecutionStart;
import dev.newel.interpreter.model.Turn;
import dev.newel.logs.EventLogs;

/** Has the events of committed turns logged, where their revision says so. */
record TurnLogs(CachedCatalog catalog, EventLogs logs) {

  void tell(Turn turn) {
    if (!logs.sinks().isEmpty()) {
      ExecutionStart start = turn.execution().start();
      // remembered since the turn was made; where the revision is lost there is nothing to go by
      catalog
          .program(start.key().machineName(), start.revision())
          .onSuccess(program -> logs.tell(turn, program.logging()));
    }
  }
}
