package dev.newel.store.redis;

import dev.newel.asl.Json;
import org.jspecify.annotations.Nullable;

/**
 * Values one after the other in a text: numbers as {@code 42;}, texts as {@code 3:abc}, nothing as
 * {@code ~}. It needs no escapes and no parser, and can be read in a Redis client.
 */
final class Packed {

  private Packed() {}

  /** Writes values in order. */
  static final class Writer {
    private final StringBuilder out = new StringBuilder(256);

    Writer number(long value) {
      out.append(value).append(';');
      return this;
    }

    Writer text(@Nullable String value) {
      if (value == null) {
        out.append('~');
      } else {
        out.append(value.length()).append(':').append(value);
      }
      return this;
    }

    /** A JSON value, or {@code =} where it is the one given beside it. */
    @SuppressWarnings("ReferenceEquality") // comparing texts would cost more than it saves
    Writer json(@Nullable Json value, @Nullable Json same) {
      if (value != null && value == same) {
        out.append('=');
        return this;
      }
      return text(value == null ? null : value.text());
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

    Reader(String in) {
      this.in = in;
    }

    boolean hasMore() {
      return place < in.length();
    }

    long number() {
      return numberTo(';');
    }

    int smallNumber() {
      return Math.toIntExact(number());
    }

    @Nullable String optionalText() {
      if (in.charAt(place) == '~') {
        place++;
        return null;
      }
      int length = Math.toIntExact(numberTo(':'));
      String value = in.substring(place, place + length);
      place += length;
      return value;
    }

    String text() {
      String value = optionalText();
      if (value == null) {
        throw new IllegalStateException("a text is missing at " + place);
      }
      return value;
    }

    @Nullable Json optionalJson(@Nullable Json same) {
      if (in.charAt(place) == '=') {
        place++;
        return same;
      }
      String text = optionalText();
      return text == null ? null : Json.ofTrusted(text);
    }

    Json json(@Nullable Json same) {
      Json value = optionalJson(same);
      if (value == null) {
        throw new IllegalStateException("a value is missing at " + place);
      }
      return value;
    }

    private long numberTo(char end) {
      int stop = in.indexOf(end, place);
      long value = Long.parseLong(in, place, stop, 10);
      place = stop + 1;
      return value;
    }
  }
}
