package dev.newel.simulation;

import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.MapRun;
import dev.newel.interpreter.model.MapRun.Counts;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.store.HistoryStore;
import dev.newel.store.HistoryStore.Summary;
import java.util.List;
import java.util.Objects;

/** The executions of the items of Map Runs, as the store has them. */
record Items(HistoryStore histories) {

  private static final int COUNT = 3;
  private static final int MOST = 1_000;

  private List<Summary> list(ExecutionKey whole) {
    return histories.list(ExecutionStart.listOf(whole), null, null, MOST).result();
  }

  /** Those of all runs of an execution. */
  List<ExecutionKey> of(ExecutionKey execution) {
    return summaries(execution).stream().map(item -> item.start().key()).toList();
  }

  private List<Summary> summaries(ExecutionKey execution) {
    return list(execution).stream().flatMap(run -> list(run.start().key()).stream()).toList();
  }

  /** Whether all that belongs to an execution has ended with it. */
  boolean haveEnded(ExecutionKey execution) {
    return list(execution).stream().allMatch(run -> run.progress().ending() != null)
        && summaries(execution).stream().allMatch(item -> item.progress().ending() != null);
  }

  /** Each item has been counted once, as what became of it, by the one run that there is. */
  void check(ExecutionKey execution) {
    List<Summary> runs = list(execution);
    Rule.COUNTED_ONCE.check(runs.size() <= 1, () -> execution + " has " + runs);
    for (Summary run : runs) {
      MapRun counted = Objects.requireNonNull(run.progress().run());
      List<Summary> items = list(run.start().key());
      Counts counts = counted.items();
      boolean isWhole =
          counts.running() == 0
              && counts.begun() + counted.pendingItems() == COUNT
              && items.size() <= counts.begun()
              && items.stream().allMatch(item -> item.progress().redrives().count() <= 1)
              && counts.succeeded() <= count(items, ExecutionStatus.SUCCEEDED)
              && (run.progress().status() != ExecutionStatus.SUCCEEDED
                  || (items.size() == COUNT && counts.succeeded() == COUNT));
      Rule.COUNTED_ONCE.check(isWhole, () -> run + " has counted " + items);
    }
  }

  private static long count(List<Summary> items, ExecutionStatus status) {
    return items.stream().filter(item -> item.progress().status() == status).count();
  }
}
