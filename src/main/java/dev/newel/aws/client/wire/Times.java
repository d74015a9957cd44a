package dev.newel.aws.client.wire;

import dev.newel.aws.model.TimestampShape;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Times on the wire. */
final class Times {

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** Of seconds, before the point and after it: a number like 1e999999999 would fill the memory. */
  private static final int MOST_DIGITS = 18;

  /** Services do not always keep to the format that their model names. */
  private static final List<Function<String, Instant>> READERS =
      List.of(
          text -> OffsetDateTime.parse(text).toInstant(),
          text -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from),
          text -> ofSeconds(new BigDecimal(text)));

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

  /** Empty if the text is no time in any format. */
  static Optional<Instant> read(String text) {
    for (Function<String, Instant> reader : READERS) {
      try {
        return Optional.of(reader.apply(text.trim()));
      } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
        // perhaps in the next format
      }
    }
    return Optional.empty();
  }
}
