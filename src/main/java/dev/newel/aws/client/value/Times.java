package dev.newel.aws.client.value;

import dev.newel.aws.model.shape.TimestampShape;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Times on the wire. */
final class Times {

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** Of seconds, before the point and after it: a number like 1e999999999 would fill the memory. */
  private static final int MOST_DIGITS = 18;

  private Times() {}

  static String write(Instant time, TimestampShape.Format format) {
    return switch (format) {
      case EPOCH_SECONDS -> seconds(time).toPlainString();
      case ISO_8601 -> time.toString();
      case HTTP_DATE -> HTTP_DATE.format(time);
    };
  }

  static BigDecimal seconds(Instant time) {
    BigDecimal seconds = BigDecimal.valueOf(time.getEpochSecond());
    return time.getNano() == 0
        ? seconds
        : seconds.add(BigDecimal.valueOf(time.getNano(), 9)).stripTrailingZeros();
  }

  /**
   * The time after so many seconds.
   *
   * @throws ArithmeticException if that is beyond all calendars
   */
  static Instant ofSeconds(BigDecimal seconds) {
    if (seconds.scale() > MOST_DIGITS || seconds.precision() - seconds.scale() > MOST_DIGITS) {
      throw new ArithmeticException("no time: " + seconds);
    }
    BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
    long nanos = seconds.subtract(whole).movePointRight(9).longValue();
    return Instant.ofEpochSecond(whole.longValueExact(), nanos);
  }

  /**
   * A time in any of the formats, as services do not always keep to the one that their model names.
   * Empty if it is in none.
   */
  static Optional<Instant> read(String text) {
    try {
      return Optional.of(parse(text.trim()));
    } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Instant parse(String text) {
    if (text.indexOf(',') >= 0) {
      return DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
    }
    return text.indexOf('T') >= 0
        ? OffsetDateTime.parse(text).toInstant()
        : ofSeconds(new BigDecimal(text));
  }
}
