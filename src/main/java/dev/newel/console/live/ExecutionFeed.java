package dev.newel.console.live;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.Json;
import dev.newel.console.read.EventEntry;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.event.HistoryEvent;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.store.HistoryPart;
import dev.newel.store.HistoryStore;
import dev.newel.store.HistoryStore.Summary;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of an execution, each once and in their order, as a page watches them. What there is
 * to be told is only a mark: what is told is what the store has when there is room for it.
 */
final class ExecutionFeed {

  private static final Logger LOG = System.getLogger(ExecutionFeed.class.getName());

  /** Who is further behind had better read it as a whole. */
  private static final long MOST_BEHIND = 2_000;

  private static final int EVENTS_PER_READ = 500;

  /** With some room for the rest of a message, which has 64 KiB at most. */
  private static final int MOST_CHARS = 16 << 10;

  private final PageStream stream;
  private final HistoryStore histories;
  private final ExecutionKey key;
  private final String watch;
  private long last;
  private ExecutionStatus status;
  private boolean isDirty = true;
  private boolean isReading;

  /**
   * @param found as the execution stands
   * @param after the id of the last event that the page has; -1 for all that there are now
   */
  ExecutionFeed(PageStream stream, HistoryStore histories, Summary found, long after) {
    this.stream = stream;
    this.histories = histories;
    this.key = found.start().key();
    this.watch = "e:" + found.start().executionArn();
    this.status = found.progress().status();
    long events = found.progress().events();
    this.last = after < 0 ? events : after;
    if (events - last > MOST_BEHIND) {
      last = events;
      stream.write("reload", last, named());
    }
    stream.onRoom(this::goOn);
  }

  private ObjectNode named() {
    return JsonNodeFactory.instance.objectNode().put("watch", watch);
  }

  /** There may be something new. */
  void look() {
    isDirty = true;
    goOn();
  }

  /** The same for one that goes on: what has ended is changed by a redrive alone, which is told. */
  void lookIfRunning() {
    if (status == ExecutionStatus.RUNNING) {
      look();
    }
  }

  private void goOn() {
    if (!isDirty || isReading || !stream.hasRoom()) {
      return;
    }
    isDirty = false;
    isReading = true;
    histories
        .history(key, last + 1, EVENTS_PER_READ, false)
        .onSuccess(part -> stream.run(() -> read(part)))
        .onFailure(
            why -> {
              // the next look finds it
              LOG.log(Level.DEBUG, "the events of an execution cannot be read", why);
              stream.run(() -> isReading = false);
            });
  }

  private void read(@Nullable HistoryPart part) {
    isReading = false;
    if (part == null) {
      return; // it was kept long enough
    }
    List<HistoryEvent> events = part.events();
    int next = 0;
    while (next < events.size() && stream.hasRoom()) {
      next = write(events, next, part.hasMore());
    }
    if (next < events.size() || part.hasMore()) {
      look();
    }
  }

  /** Writes one message, and tells where the next one begins. */
  private int write(List<HistoryEvent> events, int first, boolean hasMore) {
    ObjectNode message = named();
    ArrayNode entries = message.putArray("events");
    int chars = 0;
    int next = first;
    while (next < events.size() && chars < MOST_CHARS) {
      HistoryEvent event = events.get(next++);
      ObjectNode entry = EventEntry.of(event);
      chars += Json.write(entry).length();
      entries.add(entry);
      ExecutionStatus from = EventEntry.status(event);
      status = from == null ? status : from;
      last = event.id();
    }
    message.put("status", status.name()).put("more", hasMore || next < events.size());
    stream.write("events", last, message);
    return next;
  }
}
