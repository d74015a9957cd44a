package dev.newel.engine.outbox;

import dev.newel.engine.status.StatusChange;
import dev.newel.engine.status.StatusListener;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Redrives;
import dev.newel.interpreter.model.Turn;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.store.OutboxEntry;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Has listeners told of status changes, at least once of each: the commit that makes the change
 * writes an entry in the outbox for each listener, which is struck when it has been told. One that
 * cannot be told holds up nobody.
 */
public final class StatusEvents {

  private static final Logger LOG = System.getLogger(StatusEvents.class.getName());

  /** As long as EventBridge tries to deliver an event. */
  private static final long WORTH_TELLING_MS = Duration.ofDays(1).toMillis();

  private final List<StatusListener> listeners;
  private final Outbox outbox;
  private final Clock clock;

  public StatusEvents(List<StatusListener> listeners, Outbox outbox, Clock clock) {
    this.listeners = List.copyOf(listeners);
    this.outbox = outbox;
    this.clock = clock;
  }

  /** What the commit of a turn owes to listeners. */
  public List<OutboxEntry> owed(Turn turn, boolean begins) {
    if (listeners.isEmpty()) {
      return List.of();
    }
    List<OutboxEntry> entries = new ArrayList<>();
    for (StatusChange change : changes(turn, begins)) {
      listeners.forEach(listener -> entries.add(entry(change, listener)));
    }
    return entries;
  }

  private static List<StatusChange> changes(Turn turn, boolean begins) {
    ExecutionStart start = turn.execution().start();
    Ending ending = turn.ending();
    List<StatusChange> changes = new ArrayList<>(2);
    if (start.isMapRun()) {
      // no execution to the users
      return changes;
    }
    if (begins || turn.isRedrive()) {
      changes.add(new StatusChange(start, null, turn.redrives()));
    }
    if (ending != null) {
      changes.add(new StatusChange(start, ending, turn.redrives()));
    }
    return changes;
  }

  /** The time tells an entry from that of an earlier execution of the same name. */
  private static OutboxEntry entry(StatusChange change, StatusListener listener) {
    ExecutionKey key = change.start().key();
    String text = change.status() + " " + listener.name();
    return new OutboxEntry(key, Frame.TOP, change.time(), OutboxEntry.Kind.TELL_STATUS, text);
  }

  /** Tells of what a committed turn has changed. */
  public void tell(Turn turn, boolean begins) {
    if (listeners.isEmpty()) {
      return;
    }
    for (StatusChange change : changes(turn, begins)) {
      listeners.forEach(listener -> tell(listener, change));
    }
  }

  /** Tells of a change that another instance has not, or not yet. */
  public void tellAgain(OutboxEntry entry, Execution execution) {
    Ending ending = execution.progress().ending();
    boolean begins = entry.object().startsWith(ExecutionStatus.RUNNING + " ");
    Redrives redrives = execution.progress().redrives();
    for (StatusChange change :
        List.of(
            new StatusChange(execution.start(), begins ? null : ending, redrives),
            new StatusChange(execution.start(), begins ? null : ending))) {
      for (StatusListener listener : listeners) {
        if (entry(change, listener).equals(entry)) {
          tell(listener, change);
          return;
        }
      }
    }
    // it is of an execution that is no more, or for a listener that is no more
    outbox.performed(entry);
  }

  private void tell(StatusListener listener, StatusChange change) {
    OutboxEntry entry = entry(change, listener);
    if (!outbox.hold(entry)) {
      return;
    }
    listener
        .tell(change)
        .onComplete(
            told -> {
              if (told.succeeded()) {
                outbox.performed(entry);
              } else if (clock.millis() - change.time() > WORTH_TELLING_MS) {
                LOG.log(
                    Level.WARNING,
                    "{0} is not told that {1} is {2}",
                    listener.name(),
                    change.start().executionArn(),
                    change.status());
                outbox.performed(entry);
              } else {
                outbox.postpone(entry, change.time());
              }
            });
  }
}
