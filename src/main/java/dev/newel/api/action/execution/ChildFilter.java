package dev.newel.api.action.execution;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.MapRun;
import dev.newel.interpreter.model.Redrives;
import dev.newel.store.HistoryStore.Summary;
import org.jspecify.annotations.Nullable;

/**
 * Which executions of a Map Run are listed. One that has not succeeded waits to be redriven when
 * its run has gone on and it has not.
 *
 * @param run the Map Run
 * @param status null for all
 * @param isRedriven whether only those that were redriven, or only those that were not; null for
 *     all
 */
record ChildFilter(Summary run, @Nullable String status, @Nullable Boolean isRedriven) {

  static final String PENDING = "PENDING_REDRIVE";

  static ChildFilter of(Summary run, ObjectNode input) {
    String redriven = input.path("redriveFilter").textValue();
    return new ChildFilter(
        run,
        input.path("statusFilter").textValue(),
        redriven == null ? null : redriven.equals("REDRIVEN"));
  }

  /** The status that the store lists them under; null for several. */
  @Nullable ExecutionStatus stored() {
    return status == null || status.equals(PENDING) ? null : ExecutionStatus.valueOf(status);
  }

  boolean shows(Summary child) {
    return (status == null || status.equals(statusOf(child)))
        && (isRedriven == null || isRedriven == child.progress().redrives().count() > 0);
  }

  String statusOf(Summary child) {
    return isWaiting(child) ? PENDING : child.progress().status().name();
  }

  private boolean isWaiting(Summary child) {
    MapRun progress = run.progress().run();
    Ending ending = child.progress().ending();
    if (progress == null
        || progress.unsuccessful().waiting().all() == 0
        || ending == null
        || ending.status() == ExecutionStatus.SUCCEEDED) {
      return false;
    }
    Redrives redrives = child.progress().redrives();
    long goesOnSince = run.progress().redrives().time();
    return ending.stopTime() <= goesOnSince
        && (redrives.count() == 0 || redrives.time() < goesOnSince);
  }
}
