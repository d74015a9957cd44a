package dev.newel.ops.turn;

import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Pending;
import dev.newel.interpreter.model.Turn;
import dev.newel.interpreter.model.event.EventType;
import dev.newel.interpreter.model.event.HistoryEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an event says of a task.
 *
 * @param event that says so
 * @param resource what does the task, where an event of the same turn says so; else null
 * @param state the task's state, where it was scheduled before the turn; else null
 * @param scheduledAt epoch milliseconds
 * @param startedAt likewise; 0 where nobody has started it, or it was in the moment in which it was
 *     scheduled
 * @param enteredEvent the id of the event that has entered the task's state; 0 where that is not
 *     known
 * @param isSilent whether its worker has been silent for too long, if it has timed out
 */
public record TaskMove(
    HistoryEvent event,
    @Nullable String resource,
    @Nullable String state,
    long scheduledAt,
    long startedAt,
    long enteredEvent,
    boolean isSilent) {

  /** The task that an event is about: what it follows was about the same one. */
  public static TaskMove of(Turn turn, HistoryEvent event) {
    List<HistoryEvent> events = turn.events();
    long first = events.get(0).id();
    long startedAt = 0;
    HistoryEvent at = event;
    while (true) {
      if (isScheduling(at.type())) {
        return new TaskMove(
            event, resource(at), null, at.time(), startedAt, entered(turn, at), false);
      }
      if (at.type() == EventType.ACTIVITY_STARTED) {
        startedAt = at.time();
      }
      if (at.previousId() < first) {
        return ofEarlier(turn, event, at.previousId(), startedAt);
      }
      at = events.get((int) (at.previousId() - first));
    }
  }

  private static boolean isScheduling(EventType type) {
    return type == EventType.ACTIVITY_SCHEDULED
        || type == EventType.TASK_SCHEDULED
        || type == EventType.LAMBDA_FUNCTION_SCHEDULED;
  }

  private static @Nullable String resource(HistoryEvent scheduled) {
    return scheduled.type() == EventType.TASK_SCHEDULED
        ? null // which each event of such a task says for itself
        : String.valueOf(scheduled.values().get(0));
  }

  /** Of a task of an earlier turn the frame is left that the turn has changed. */
  private static TaskMove ofEarlier(Turn turn, HistoryEvent event, long lastEvent, long started) {
    Frame frame = changed(turn, lastEvent);
    return frame == null
        ? new TaskMove(event, null, null, event.time(), started, 0, false)
        : ofFrame(turn, event, frame, started);
  }

  /** What a task that this turn schedules stands in: a state that it enters, or tries again. */
  private static long entered(Turn turn, HistoryEvent scheduled) {
    long before = scheduled.previousId();
    int index = (int) (before - turn.events().get(0).id());
    if (index >= 0 && turn.events().get(index).type() == EventType.TASK_STATE_ENTERED) {
      return before;
    }
    Frame frame = changed(turn, before);
    return frame == null ? 0 : frame.enteredEvent();
  }

  private static @Nullable Frame changed(Turn turn, long lastEvent) {
    for (Integer id : turn.changes().keySet()) {
      Frame frame = turn.execution().frame(id);
      if (frame != null && frame.lastEvent() == lastEvent) {
        return frame;
      }
    }
    return null;
  }

  private static TaskMove ofFrame(Turn turn, HistoryEvent event, Frame frame, long started) {
    Pending pending = frame.pending();
    if (pending == null) {
      return new TaskMove(
          event, null, frame.state(), event.time(), started, frame.enteredEvent(), false);
    }
    long startedBefore =
        pending.startedAfter() == 0 ? 0 : frame.enteredTime() + pending.startedAfter();
    return new TaskMove(
        event,
        null,
        frame.state(),
        frame.scheduledTime(),
        started == 0 ? startedBefore : started,
        frame.enteredEvent(),
        pending.missedHeartbeat(turn.now()));
  }
}
