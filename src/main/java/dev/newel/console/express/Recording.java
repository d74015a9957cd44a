package dev.newel.console.express;

import dev.newel.asl.data.Json;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.Progress;
import dev.newel.interpreter.model.Turn;
import dev.newel.interpreter.model.event.EventType;
import dev.newel.interpreter.model.event.HistoryEvent;
import dev.newel.interpreter.model.start.ExecutionStart;
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
        events.add(bare && !isKeptAnyway(event) ? withoutData(event) : event);
      } else {
        isCut = true;
      }
    }
    isCut |= bare;
  }

  /** Input and output are in start and progress too. */
  private static boolean isKeptAnyway(HistoryEvent event) {
    return event.type() == EventType.EXECUTION_STARTED
        || event.type() == EventType.EXECUTION_SUCCEEDED;
  }

  private static HistoryEvent withoutData(HistoryEvent event) {
    List<@Nullable Object> values = new ArrayList<>(event.values());
    values.replaceAll(value -> value instanceof Json || value instanceof Map<?, ?> ? null : value);
    return new HistoryEvent(event.id(), event.previousId(), event.time(), event.type(), values);
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

  synchronized @Nullable HistoryEvent event(long id) {
    return events.stream().filter(event -> event.id() == id).findFirst().orElse(null);
  }

  /** Whether something of it is missing. */
  synchronized boolean isCut() {
    return isCut;
  }

  /** About how many characters it holds, now that it has ended. */
  synchronized long weight() {
    Ending ending = progress.ending();
    Json output = ending == null ? null : ending.output();
    return start.input().text().length()
        + (output == null ? 0 : output.text().length())
        + Math.min(chars, MOST_CHARS)
        + 200L * events.size();
  }
}
