package dev.newel.interpreter.model.event;

import dev.newel.asl.data.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How long the payloads of a turn's events are together. */
public final class EventPayloads {

  private @Nullable Json last;
  private long characters;

  /** In characters. */
  public long characters() {
    return characters;
  }

  /** Adds those of an event. A payload that follows itself is written once. */
  @SuppressWarnings("ReferenceEquality")
  public void add(List<@Nullable Object> values) {
    for (Object value : values) {
      if (value instanceof Json payload && payload != last) {
        last = payload;
        characters += payload.text().length();
      } else if (value instanceof Map<?, ?> assigned) {
        assigned.values().forEach(each -> characters += ((Json) each).text().length());
      }
    }
  }
}
