package dev.newel.store.redis.codec;

import dev.newel.asl.data.Json;
import dev.newel.interpreter.model.event.EventType;
import dev.newel.interpreter.model.event.EventType.Field;
import dev.newel.interpreter.model.event.HistoryEvent;
import dev.newel.store.redis.codec.Packed.Reader;
import dev.newel.store.redis.codec.Packed.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The history entries of a turn. Its events share its time, and an event stands behind the code of
 * its type and, where it does not follow the one before it, how far back the one is that it
 * follows. A payload is written once in an entry: the usual one is the one before it, and others
 * are named by how many were written before them.
 */
final class HistoryCodec {

  /** An entry that has grown to so many characters is the last event's that it has. */
  private static final int ENTRY_CHARS = 256 << 10;

  /** A shorter payload is not longer than its name. */
  private static final int NAMED_CHARS = 8;

  private HistoryCodec() {}

  static List<String> encode(List<HistoryEvent> events) {
    List<String> entries = new ArrayList<>(1);
    Encoder entry = new Encoder(events.get(0), PayloadNames.NONE, null);
    for (HistoryEvent event : events) {
      if (entry.out.length() > ENTRY_CHARS) {
        entries.add(entry.out.toString());
        entry = new Encoder(event, PayloadNames.NONE, null);
      }
      entry.add(event);
    }
    entries.add(entry.out.toString());
    return entries;
  }

  /**
   * One entry.
   *
   * @param aside payloads that are kept beside it
   * @param last the usual payload of the first event
   * @return null where it would have more than so many characters
   */
  static @Nullable String encode(
      List<HistoryEvent> events, PayloadNames aside, Json last, int maxChars) {
    Encoder entry = new Encoder(events.get(0), aside, last);
    for (HistoryEvent event : events) {
      entry.add(event);
      if (entry.out.length() > maxChars) {
        return null;
      }
    }
    return entry.out.toString();
  }

  private static final class Encoder {
    private final Writer out;
    private final PayloadNames aside;
    private final PayloadNames names = this::nameOf;
    private @Nullable IdentityHashMap<Json, Integer> written;
    private @Nullable Json last;

    Encoder(HistoryEvent first, PayloadNames aside, @Nullable Json last) {
      this.out = new Writer(ExecutionCodec.MAJOR).number('f', first.id()).number('t', first.time());
      this.aside = aside;
      this.last = last;
    }

    void add(HistoryEvent event) {
      out.raw(EventCodes.code(event.type()));
      long back = event.id() - event.previousId();
      if (back != 1) {
        out.bareNumber(back);
      }
      String codes = FieldCodes.codes(event.type());
      for (int i = 0; i < codes.length(); i++) {
        Object value = event.values().get(i);
        if (value instanceof Json json) {
          out.payload(codes.charAt(i), json, last, names);
          last = json;
        } else if (value instanceof Map<?, ?>) {
          out.text(codes.charAt(i), variables(value));
        } else if (value instanceof Number number) {
          out.number(codes.charAt(i), number.longValue());
        } else {
          out.text(codes.charAt(i), (String) value);
        }
      }
    }

    /** They stand in full: what is counted in an entry is counted by older versions, too. */
    @SuppressWarnings("unchecked") // the only maps that are values of events
    private static @Nullable String variables(Object value) {
      return VariableCodec.encode((Map<String, Json>) value, PayloadNames.NONE);
    }

    /** The name of a payload that is to be written; from the second time on it has one. */
    private @Nullable String nameOf(Json payload) {
      String name = aside.of(payload);
      if (name != null || payload.text().length() < NAMED_CHARS) {
        return name;
      }
      if (written == null) {
        written = new IdentityHashMap<>(4);
      }
      Integer number = written.putIfAbsent(payload, written.size());
      return number == null ? null : number.toString();
    }
  }

  static List<HistoryEvent> decode(String entry) {
    return decode(entry, PayloadSource.NONE, null);
  }

  static List<HistoryEvent> decode(String entry, PayloadSource aside, @Nullable Json last) {
    return new Decoder(entry, aside, last).decode();
  }

  private static final class Decoder {
    private final Reader in;
    private final PayloadSource aside;
    private final List<Json> written = new ArrayList<>(2);
    private @Nullable Json last;

    Decoder(String entry, PayloadSource aside, @Nullable Json last) {
      this.in = new Reader(entry);
      this.aside = aside;
      this.last = last;
    }

    List<HistoryEvent> decode() {
      long id = 0;
      long time = 0;
      while (in.nextLowerCase()) {
        switch (in.tag()) {
          case 'f' -> id = in.number();
          case 't' -> time = in.number();
          default -> in.skip();
        }
      }
      List<HistoryEvent> events = new ArrayList<>();
      while (in.next()) {
        EventType type = EventCodes.type("" + in.tag() + in.character());
        long previous = id - (in.hasNumber() ? in.number() : 1);
        events.add(new HistoryEvent(id++, previous, time, type, values(type)));
      }
      return events;
    }

    private List<@Nullable Object> values(EventType type) {
      List<Field> fields = type.fields();
      String codes = FieldCodes.codes(type);
      @Nullable Object[] values = new @Nullable Object[fields.size()];
      while (in.nextLowerCase()) {
        int field = codes.indexOf(in.tag());
        if (field < 0) {
          in.skip();
        } else {
          values[field] =
              switch (fields.get(field).kind()) {
                case TEXT, ROLE -> in.text();
                case NUMBER -> in.number();
                case DOCUMENT, PAYLOAD -> payload();
                case VARIABLES -> VariableCodec.decode(in.text(), PayloadSource.NONE);
              };
        }
      }
      return Arrays.asList(values);
    }

    private Json payload() {
      boolean isNew = in.hasDigit();
      Json payload = in.payload(last, this::named);
      if (isNew && payload.text().length() >= NAMED_CHARS) {
        written.add(payload);
      }
      last = payload;
      return payload;
    }

    private Json named(String name) {
      return Character.isDigit(name.charAt(0))
          ? written.get(Integer.parseInt(name))
          : aside.get(name);
    }
  }
}
