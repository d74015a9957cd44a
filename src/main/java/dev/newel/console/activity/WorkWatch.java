package dev.newel.console.activity;

import dev.newel.aws.Name;
import dev.newel.engine.definition.CachedCatalog;
import dev.newel.engine.status.TurnWatch;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Pending;
import dev.newel.interpreter.model.Phase;
import dev.newel.interpreter.model.Turn;
import dev.newel.interpreter.model.event.EventType;
import dev.newel.interpreter.model.event.HistoryEvent;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.store.TaskQueues.TaskRef;
import dev.newel.store.WorkIndex.Begun;
import dev.newel.store.WorkIndex.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sees in turns which tasks workers get, and which they have no more. */
final class WorkWatch implements TurnWatch {

  private final CachedCatalog catalog;
  private final ActivityBook book;
  private final WorkNotes notes;

  WorkWatch(CachedCatalog catalog, ActivityBook book, WorkNotes notes) {
    this.catalog = catalog;
    this.book = book;
    this.notes = notes;
  }

  /** What a turn does to tasks. */
  private record Moves(List<Frame> begun, List<Frame> ended) {
    boolean isEmpty() {
      return begun.isEmpty() && ended.isEmpty();
    }
  }

  @Override
  public void committed(Turn turn, boolean begins) {
    if (!hasWork(turn)) {
      return; // as most turns
    }
    Moves moves = moves(turn);
    if (!moves.isEmpty()) {
      ExecutionStart start = turn.execution().start();
      List<HistoryEvent> events = turn.events();
      catalog
          .program(start.key().machineName(), start.revision())
          .onSuccess(
              program -> {
                moves
                    .begun()
                    .forEach(
                        frame ->
                            begun(
                                program.activityOf(frame.state()), start.key(), frame, turn.now()));
                moves
                    .ended()
                    .forEach(
                        frame ->
                            ended(program.activityOf(frame.state()), start.key(), frame, events));
              });
    }
  }

  private static boolean hasWork(Turn turn) {
    for (Map.Entry<Integer, @Nullable Frame> change : turn.changes().entrySet()) {
      if (isWork(change.getValue()) || isWork(turn.execution().frame(change.getKey()))) {
        return true;
      }
    }
    return turn.ending() != null && !turn.execution().frames().isEmpty();
  }

  private static Moves moves(Turn turn) {
    Moves moves = new Moves(new ArrayList<>(0), new ArrayList<>(0));
    turn.changes()
        .forEach(
            (id, after) -> {
              Frame before = turn.execution().frame(id);
              if (isWork(after) && !isSame(before, after)) {
                moves.begun().add(after);
              }
              if (isWork(before) && !isSame(before, after)) {
                moves.ended().add(before);
              }
            });
    if (turn.ending() != null) {
      for (Frame frame : turn.execution().frames()) {
        if (isWork(frame) && !turn.changes().containsKey(frame.id())) {
          moves.ended().add(frame);
        }
      }
    }
    return moves;
  }

  private static boolean isWork(@Nullable Frame frame) {
    return frame != null && frame.phase() == Phase.STARTED && frame.nonce() != 0;
  }

  private static boolean isSame(@Nullable Frame before, @Nullable Frame after) {
    return isWork(before)
        && isWork(after)
        && before != null
        && after != null
        && before.nonce() == after.nonce();
  }

  private void begun(@Nullable Name activity, ExecutionKey key, Frame frame, long now) {
    if (activity != null) {
      book.started(activity);
      notes.begun(activity, new Begun(work(key, frame), now));
    }
  }

  private void ended(
      @Nullable Name activity, ExecutionKey key, Frame frame, List<HistoryEvent> events) {
    if (activity != null) {
      boolean hasSucceeded =
          events.stream()
              .anyMatch(
                  event ->
                      event.type() == EventType.ACTIVITY_SUCCEEDED
                          && event.previousId() == frame.lastEvent());
      book.ended(activity, !hasSucceeded);
      notes.ended(activity, work(key, frame));
    }
  }

  private static Work work(ExecutionKey key, Frame frame) {
    Pending pending = frame.pending();
    boolean isEndless =
        pending == null || (pending.timeoutAt() == 0 && pending.heartbeatMillis() == 0);
    return new Work(new TaskRef(key, frame.id(), frame.nonce()), isEndless);
  }
}
