package dev.newel.store;

import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Progress;
import dev.newel.interpreter.model.Turn;
import dev.newel.interpreter.model.event.HistoryEvent;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A commit as it goes over the wire. It is taken from the turn when it is sent: it may arrive when
 * the sender has long moved on.
 *
 * @param whole whether the execution is kept as one value
 * @param deadlines by frame; 0 for those that are cleared
 * @param duesMet frames whose deadlines must have passed
 */
record Write(
    ExecutionStart start,
    @Nullable String expected,
    String fence,
    long now,
    boolean whole,
    Progress progress,
    List<HistoryEvent> events,
    Map<Integer, @Nullable Frame> changes,
    Map<Integer, Long> deadlines,
    List<OutboxEntry> owed,
    List<OutboxEntry> struck,
    List<OutboxEntry> overtaken,
    List<Integer> duesMet,
    List<String> invocations,
    boolean recovers) {

  private static final int WHOLE_EVENTS = 1_000;

  static Write of(Commit commit) {
    Turn turn = commit.turn();
    List<Integer> dues = new ArrayList<>(commit.duesMet());
    if (commit.executionDueMet()) {
      dues.add(PartitionStore.WHOLE_EXECUTION);
    }
    return new Write(
        turn.execution().start(),
        commit.expected(),
        commit.fence(),
        turn.now(),
        isWhole(commit),
        turn.progress(),
        List.copyOf(turn.events()),
        new LinkedHashMap<>(turn.changes()),
        deadlines(turn),
        List.copyOf(commit.owed()),
        List.copyOf(commit.struck()),
        commit.overtaken(),
        dues,
        List.copyOf(commit.invocations()),
        commit.recovers());
  }

  private static boolean isWhole(Commit commit) {
    return commit.expected() == null
        && commit.turn().progress().ending() != null
        && commit.turn().changes().isEmpty()
        && commit.turn().events().size() <= WHOLE_EVENTS
        && commit.owed().isEmpty();
  }

  private static Map<Integer, Long> deadlines(Turn turn) {
    Execution before = turn.execution();
    Map<Integer, Long> deadlines = new LinkedHashMap<>();
    turn.changes()
        .forEach((id, frame) -> change(deadlines, id, dueAt(before.frame(id)), dueAt(frame)));
    change(
        deadlines,
        PartitionStore.WHOLE_EXECUTION,
        before.progress().dueAt(),
        turn.progress().dueAt());
    return deadlines;
  }

  private static void change(Map<Integer, Long> deadlines, int frame, long before, long after) {
    if (before != after) {
      deadlines.put(frame, after);
    }
  }

  private static long dueAt(@Nullable Frame frame) {
    return frame == null ? 0 : frame.dueAt();
  }

  ExecutionKey key() {
    return start.key();
  }
}
