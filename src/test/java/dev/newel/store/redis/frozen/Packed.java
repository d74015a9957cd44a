package dev.newel.store.redis.frozen;

import dev.newel.asl.data.Json;
import dev.newel.store.redis.codec.PayloadNames;
import dev.newel.store.redis.codec.PayloadSource;
import dev.newel.store.redis.codec.UnreadableValueException;
import org.jspecify.annotations.Nullable;

/**
 * A stored value as a text: the major version of its format in digits, then fields, each a letter
 * and a content. It needs no escapes and can be read in a Redis client, and whoever does not know a
 * letter can still step over its content:
 *
 * <table>
 *   <caption>contents</caption>
 *   <tr><td>{@code 42;}</td><td>a number</td></tr>
 *   <tr><td>{@code 3:abc}</td><td>a text, behind its length in UTF-16 units</td></tr>
 *   <tr><td>{@code .X}</td><td>a code of one character</td></tr>
 *   <tr><td>{@code =}</td><td>the payload that is the usual one there</td></tr>
 *   <tr><td>{@code @7;}</td><td>the payload of that name, which is kept elsewhere</td></tr>
 * </table>
 *
 * <p>What is not there has no field.
 */
final class Packed {

  private Packed() {}

  /** Writes fields in order. */
  static final class Writer {
    private final StringBuilder out;

    /** A value of its own. */
    Writer(int major) {
      this(new StringBuilder(256).append(major));
    }

    private Writer(StringBuilder out) {
      this.out = out;
    }

    /** Fields that go into another value. */
    static Writer ofFields() {
      return new Writer(new StringBuilder(256));
    }

    Writer number(char tag, long value) {
      out.append(tag).append(value).append(';');
      return this;
    }

    /** A number that has no field where it is the usual one. */
    Writer number(char tag, long value, long usual) {
      return value == usual ? this : number(tag, value);
    }

    Writer text(char tag, @Nullable String value) {
      if (value != null) {
        out.append(tag).append(value.length()).append(':').append(value);
      }
      return this;
    }

    Writer code(char tag, char value) {
      out.append(tag).append('.').append(value);
      return this;
    }

    /** A text that is kept elsewhere, by its name there. */
    Writer name(char tag, String name) {
      out.append(tag).append('@').append(name).append(';');
      return this;
    }

    /**
     * A payload.
     *
     * @param usual what is only hinted at
     * @param names of those that are kept elsewhere
     */
    @SuppressWarnings("ReferenceEquality") // comparing texts would cost more than it saves
    Writer payload(char tag, @Nullable Json value, @Nullable Json usual, PayloadNames names) {
      if (value == null) {
        return this;
      }
      if (value == usual) {
        out.append(tag).append('=');
        return this;
      }
      String name = names.of(value);
      return name == null ? text(tag, value.text()) : name(tag, name);
    }

    /** A number that belongs to what stands in front of it. */
    Writer bareNumber(long value) {
      out.append(value).append(';');
      return this;
    }

    /** What is text already: fields that were read, or a code in front of others. */
    Writer raw(String fields) {
      out.append(fields);
      return this;
    }

    int length() {
      return out.length();
    }

    @Override
    public String toString() {
      return out.toString();
    }
  }

  /** Reads them again. */
  static final class Reader {
    private final String in;
    private int place;
    private char tag;
    private int begin;

    /** A value of its own. */
    Reader(String in) {
      this.in = in;
      while (hasDigit()) {
        place++;
      }
    }

    private Reader(String in, int place) {
      this.in = in;
      this.place = place;
    }

    /** Fields that come from another value. */
    static Reader ofFields(String fields) {
      return new Reader(fields, 0);
    }

    /** The major version of the value's format. */
    static int major(String value) {
      int end = 0;
      while (end < value.length() && isDigit(value.charAt(end))) {
        end++;
      }
      if (end == 0 || end > 4) {
        throw new UnreadableValueException("a value does not say its version");
      }
      return Integer.parseInt(value, 0, end, 10);
    }

    private static boolean isDigit(char c) {
      return c >= '0' && c <= '9';
    }

    boolean hasDigit() {
      return place < in.length() && isDigit(in.charAt(place));
    }

    boolean hasNumber() {
      return hasDigit() || (place < in.length() && in.charAt(place) == '-');
    }

    /** Goes to the next field, whose content must then be read or skipped; false at the end. */
    boolean next() {
      if (place == in.length()) {
        return false;
      }
      begin = place;
      tag = in.charAt(place++);
      return true;
    }

    /** Goes to the next field if it is one of an event, and not the next event. */
    boolean nextLowerCase() {
      return place < in.length() && in.charAt(place) >= 'a' && next();
    }

    char tag() {
      return tag;
    }

    /** Whether the content is only the name of what it stands for. */
    boolean isReference() {
      return in.charAt(place) == '@';
    }

    char character() {
      return in.charAt(place++);
    }

    long number() {
      return numberTo(';');
    }

    int smallNumber() {
      return Math.toIntExact(number());
    }

    String text() {
      int length = Math.toIntExact(numberTo(':'));
      String value = in.substring(place, place + length);
      place += length;
      return value;
    }

    char code() {
      place++;
      return character();
    }

    String name() {
      int stop = in.indexOf(';', place);
      String name = in.substring(place + 1, stop);
      place = stop + 1;
      return name;
    }

    Json payload(@Nullable Json usual, PayloadSource source) {
      char form = in.charAt(place);
      if (form == '@') {
        return source.get(name());
      }
      if (form != '=') {
        return Json.ofTrusted(text());
      }
      if (usual == null) {
        throw new UnreadableValueException("there is nothing that could be meant at " + place);
      }
      place++;
      return usual;
    }

    /** The field that {@link #next} went to, as it is. */
    String skip() {
      switch (in.charAt(place)) {
        case '=' -> place++;
        case '.' -> place += 2;
        case '@' -> place = in.indexOf(';', place) + 1;
        default -> {
          int stop = place;
          while (in.charAt(stop) != ';' && in.charAt(stop) != ':') {
            stop++;
          }
          if (in.charAt(stop) == ':') {
            text();
          } else {
            place = stop + 1;
          }
        }
      }
      return in.substring(begin, place);
    }

    private long numberTo(char end) {
      int stop = in.indexOf(end, place);
      long value = Long.parseLong(in, place, stop, 10);
      place = stop + 1;
      return value;
    }
  }
}
