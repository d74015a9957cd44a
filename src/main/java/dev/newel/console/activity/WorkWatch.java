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

  @Override
  public void committed(Turn turn, boolean begins) {
    List<Frame> begun = begun(turn);
    List<Frame> ended = ended(turn);
    if (begun.isEmpty() && ended.isEmpty()) {
      return; // as most turns
    }
    ExecutionStart start = turn.execution().start();
    ExecutionKey key = start.key();
    catalog
        .program(key.machineName(), start.revision())
        .onSuccess(
            program -> {
              begun.forEach(
                  frame -> begun(program.activityOf(frame.state()), key, frame, turn.now()));
              ended.forEach(
                  frame -> ended(program.activityOf(frame.state()), key, frame, turn.events()));
            });
  }

  private static List<Frame> begun(Turn turn) {
    List<Frame> begun = new ArrayList<>(0);
    for (Frame after : turn.changes().values()) {
      if (after != null && isWork(after) && !isSame(turn.execution().frame(after.id()), after)) {
        begun.add(after);
      }
    }
    return begun;
  }

  private static List<Frame> ended(Turn turn) {
    List<Frame> ended = new ArrayList<>(0);
    turn.changes()
        .forEach(
            (id, after) -> {
              Frame before = turn.execution().frame(id);
              if (isWork(before) && !isSame(before, after)) {
                ended.add(before);
              }
            });
    if (turn.ending() != null) {
      for (Frame frame : turn.execution().frames()) {
        if (isWork(frame) && !turn.changes().containsKey(frame.id())) {
          ended.add(frame);
        }
      }
    }
    return ended;
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
