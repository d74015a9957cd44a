package dev.newel.store;

import dev.newel.asl.data.Json;
import dev.newel.interpreter.model.event.HistoryEvent;
import java.util.List;

/**
 * A part of an execution's history. It ends early where it would be too much to hold and to send.
 *
 * @param events in the order that was asked for
 * @param hasMore whether there are more behind them, in that order
 */
public record HistoryPart(List<HistoryEvent> events, boolean hasMore) {

  /** After so many characters of payloads and texts a part ends. */
  static final int MOST_CHARS = 1 << 20;

  /**
   * As many of the events as there may be, and one in any case.
   *
   * @param found events in the order that was asked for
   * @param count how many were asked for
   * @param hasMore whether there are more behind those found
   */
  public static HistoryPart of(List<HistoryEvent> found, int count, boolean hasMore) {
    int end = 0;
    long chars = 0;
    while (end < Math.min(found.size(), count) && chars < MOST_CHARS) {
      chars += chars(found.get(end++));
    }
    return end == found.size()
        ? new HistoryPart(found, hasMore)
        : new HistoryPart(List.copyOf(found.subList(0, end)), true);
  }

  /**
   * Whether nothing more belongs to it, were there any.
   *
   * @param count how many were asked for
   */
  public boolean isFull(int count) {
    return events.size() >= count || chars(events) >= MOST_CHARS;
  }

  private static long chars(List<HistoryEvent> events) {
    return events.stream().mapToLong(HistoryPart::chars).sum();
  }

  private static long chars(HistoryEvent event) {
    long chars = 0;
    for (Object value : event.values()) {
      if (value instanceof Json json) {
        chars += json.text().length();
      } else if (value instanceof String text) {
        chars += text.length();
      }
    }
    return chars;
  }
}
