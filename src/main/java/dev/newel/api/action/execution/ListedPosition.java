package dev.newel.api.action.execution;

import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.store.HistoryStore.Position;
import dev.newel.store.HistoryStore.Summary;
import org.jspecify.annotations.Nullable;

/** Where a page of a list of executions ends, as the token of the next one has it. */
public final class ListedPosition {

  private ListedPosition() {}

  /** The place of an execution in its list. */
  public static String text(Summary summary) {
    ExecutionStart start = summary.start();
    return start.startTime() + " " + start.listedAs();
  }

  /** Reads it; null for none. */
  public static @Nullable Position parse(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String[] parts = text.split(" ", 2);
    return new Position(Long.parseLong(parts[0]), parts[1]);
  }
}
