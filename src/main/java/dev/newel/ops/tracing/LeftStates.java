package dev.newel.ops.tracing;

import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Turn;
import dev.newel.interpreter.model.event.HistoryEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which event has entered what a turn has left. Many iterations may stand in one state at once, so
 * it is found by what each event follows: that leads back to the entry, through the branch or the
 * iteration, where there is one, that ended last.
 */
final class LeftStates {

  private static final String ENTERED = "stateEnteredEventDetails";
  private static final String EXITED = "stateExitedEventDetails";

  private final Turn turn;
  private final List<HistoryEvent> events;
  private final Map<Long, Frame> framesByLastEvent = new HashMap<>();
  private final Set<Long> left = new HashSet<>();

  LeftStates(Turn turn) {
    this.turn = turn;
    this.events = turn.events();
    for (Integer id : turn.changes().keySet()) {
      Frame before = turn.execution().frame(id);
      if (before != null) {
        framesByLastEvent.put(before.lastEvent(), before);
      }
    }
  }

  /**
   * How a state was entered.
   *
   * @param event the id of the event that says so
   * @param time of it, epoch milliseconds
   */
  record Entry(long event, long time) {}

  static boolean isEntry(HistoryEvent event) {
    return ENTERED.equals(event.type().details());
  }

  static boolean isExit(HistoryEvent event) {
    return EXITED.equals(event.type().details());
  }

  /** How the state was entered that an event of the turn says was left; null if nobody knows. */
  @Nullable Entry leave(HistoryEvent exited) {
    Entry entry = entryOf(exited);
    if (entry != null) {
      left.add(entry.event());
    }
    return entry;
  }

  /** Whether a state was left by what {@link #leave} was told of. */
  boolean isLeft(long enteredEvent) {
    return left.contains(enteredEvent);
  }

  private @Nullable Entry entryOf(HistoryEvent exited) {
    Object name = exited.values().get(0);
    long first = events.get(0).id();
    long id = exited.previousId();
    while (id >= first) {
      HistoryEvent event = events.get((int) (id - first));
      if (isEntry(event) && Objects.equals(event.values().get(0), name)) {
        return new Entry(event.id(), event.time());
      }
      id = event.previousId();
    }
    return standing(id, name);
  }

  /** Of an earlier turn there are the frames: that which ended with the event, or one around it. */
  private @Nullable Entry standing(long lastEvent, @Nullable Object state) {
    Frame frame = framesByLastEvent.get(lastEvent);
    while (frame != null) {
      if (frame.enteredEvent() != 0 && frame.state().equals(state)) {
        return new Entry(frame.enteredEvent(), frame.enteredTime());
      }
      frame = turn.execution().frame(frame.parent());
    }
    return null;
  }
}
