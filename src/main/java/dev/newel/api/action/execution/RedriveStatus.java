package dev.newel.api.action.execution;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.ActionContext;
import dev.newel.interpreter.model.Redrivability;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.store.Catalog.Machine;
import dev.newel.store.HistoryStore.Summary;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/**
 * Whether an execution can be redriven now. Those of Map Runs are REDRIVABLE_BY_MAP_RUN, as their
 * parent has them go on.
 *
 * @param refusal why not; null where it can
 * @param byMapRun whether it is part of a Map Run
 */
record RedriveStatus(@Nullable String refusal, boolean byMapRun) {

  /** The state machine is only looked at where nothing else keeps the execution from it. */
  static Future<RedriveStatus> of(ActionContext context, Summary summary) {
    String refusal = refusal(context, summary, false);
    boolean byMapRun = summary.start().part() != null;
    if (refusal != null) {
      return Future.succeededFuture(new RedriveStatus(refusal, byMapRun));
    }
    ExecutionKey key = summary.start().key();
    return context
        .cached()
        .machine(key.machineName())
        .map(
            machine ->
                new RedriveStatus(
                    refusal(context, summary, isDeleted(machine, summary)), byMapRun));
  }

  private static @Nullable String refusal(
      ActionContext context, Summary summary, boolean machineDeleted) {
    return Redrivability.refusal(
        summary.start(), summary.progress(), context.clock().millis(), machineDeleted);
  }

  private static boolean isDeleted(@Nullable Machine machine, Summary summary) {
    return machine == null
        || machine.deleting()
        || machine.creationTime() > summary.start().startTime();
  }

  /** Why it was not redriven: where it could be by now, it went on when it was to be. */
  String reason() {
    if (refusal == null && byMapRun) {
      return "Execution can be redriven only by its Map Run, with the parent of that";
    }
    return refusal == null ? "Execution is RUNNING and cannot be redriven" : refusal;
  }

  void putInto(ObjectNode answer) {
    String redrivable = byMapRun ? "REDRIVABLE_BY_MAP_RUN" : "REDRIVABLE";
    answer.put("redriveStatus", refusal == null ? redrivable : "NOT_REDRIVABLE");
    if (refusal != null) {
      answer.put("redriveStatusReason", refusal);
    }
  }
}
