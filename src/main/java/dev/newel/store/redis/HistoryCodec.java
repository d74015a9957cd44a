package dev.newel.store.redis;

import dev.newel.asl.Json;
import dev.newel.interpreter.model.EventType;
import dev.newel.interpreter.model.EventType.Field;
import dev.newel.interpreter.model.HistoryEvent;
import dev.newel.store.redis.Packed.Reader;
import dev.newel.store.redis.Packed.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of a history entry: the events of one turn. They share the turn's time, and a payload
 * that follows itself (a state's output is the next one's input) is written once. Types are written
 * by their place in their enum: only ever append to it.
 */
@SuppressWarnings("EnumOrdinal") // short, and pinned by a test
final class HistoryCodec {

  private static final EventType[] TYPES = EventType.values();

  private HistoryCodec() {}

  static String encode(List<HistoryEvent> events) {
    HistoryEvent first = events.get(0);
    Writer out = new Writer().number(first.id()).number(first.time());
    Json last = null;
    for (HistoryEvent event : events) {
      out.number(event.type().ordinal()).number(event.id() - event.previousId());
      List<Field> fields = event.type().fields();
      for (int i = 0; i < fields.size(); i++) {
        Object value = event.values().get(i);
        if (value instanceof Json json) {
          out.json(json, last);
          last = json;
        } else if (value instanceof Number number) {
          out.text(number.toString());
        } else {
          out.text((String) value);
        }
      }
    }
    return out.toString();
  }

  static List<HistoryEvent> decode(String entry) {
    Reader in = new Reader(entry);
    long id = in.number();
    long time = in.number();
    List<HistoryEvent> events = new ArrayList<>();
    Json last = null;
    while (in.hasMore()) {
      EventType type = TYPES[in.smallNumber()];
      long previous = id - in.number();
      List<Field> fields = type.fields();
      @Nullable Object[] values = new @Nullable Object[fields.size()];
      for (int i = 0; i < values.length; i++) {
        switch (fields.get(i).kind()) {
          case TEXT -> values[i] = in.optionalText();
          case NUMBER -> {
            String number = in.optionalText();
            values[i] = number == null ? null : Long.valueOf(number);
          }
          case DOCUMENT, PAYLOAD -> {
            Json payload = in.optionalJson(last);
            values[i] = payload;
            last = payload == null ? last : payload;
          }
        }
      }
      events.add(new HistoryEvent(id++, previous, time, type, Arrays.asList(values)));
    }
    return events;
  }
}
