package dev.newel.console.express;

import dev.newel.asl.Json;
import dev.newel.interpreter.model.ExecutionStart;
import dev.newel.interpreter.model.HistoryEvent;
import dev.newel.interpreter.model.Progress;
import dev.newel.interpreter.model.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an execution of an Express machine. Events are kept as they are, without a look
 * at their payloads, as long as these are small together; then without them.
 */
final class Recording {

  private static final int MOST_EVENTS = 500;
  private static final long MOST_CHARS = 64 << 10;

  private final ExecutionStart start;
  private final List<HistoryEvent> events = new ArrayList<>();
  private Progress progress = Progress.NOT_STARTED;
  private long chars;
  private boolean isCut;

  Recording(ExecutionStart start) {
    this.start = start;
  }

  synchronized void add(Turn turn) {
    progress = turn.progress();
    chars += turn.payloadCharacters();
    boolean bare = chars > MOST_CHARS;
    for (HistoryEvent event : turn.events()) {
      if (events.size() < MOST_EVENTS) {
        events.add(bare ? withoutData(event) : event);
      } else {
        isCut = true;
      }
    }
    isCut |= bare;
  }

  private static HistoryEvent withoutData(HistoryEvent event) {
    List<@Nullable Object> values = new ArrayList<>(event.values());
    values.replaceAll(value -> value instanceof Json || value instanceof Map<?, ?> ? null : value);
    return new HistoryEvent(event.id(), event.previousId(), event.time(), event.type(), values);
  }

  /** The last part of its ARN, which no other has. */
  String id() {
    String arn = start.executionArn();
    return arn.substring(arn.lastIndexOf(':') + 1);
  }

  ExecutionStart start() {
    return start;
  }

  synchronized Progress progress() {
    return progress;
  }

  synchronized List<HistoryEvent> events() {
    return List.copyOf(events);
  }

  /** Whether something of it is missing. */
  synchronized boolean isCut() {
    return isCut;
  }

  /** About how many characters it holds. */
  synchronized long weight() {
    return Math.min(chars, MOST_CHARS) + 200L * events.size();
  }
}
