package dev.newel.asl.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * The language's times: ISO 8601's extended format with {@code Z} or an offset, as RFC 3339
 * profiles it.
 *
 * @see <a href="https://states-language.net/spec.html#timestamps">States Language, Timestamps</a>
 */
public final class Timestamp {

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Timestamp() {}

  /** A time as context objects have it, to the millisecond. */
  public static String text(long epochMillis) {
    return MILLIS.format(Instant.ofEpochMilli(epochMillis));
  }

  public static Optional<Instant> parse(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Empty for anything but a string with a time. */
  public static Optional<Instant> of(JsonNode value) {
    return value.isTextual() ? parse(value.textValue()) : Optional.empty();
  }
}
