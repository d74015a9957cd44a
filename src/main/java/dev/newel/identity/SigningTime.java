package dev.newel.identity;

import dev.newel.aws.client.signing.SigningScope;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * When a request was signed. Clocks may differ by five minutes, so that a request can be sent again
 * for so long.
 */
record SigningTime(String text, Instant instant) {

  private static final Duration SKEW = Duration.ofMinutes(5);

  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);

  /**
   * Reads a time.
   *
   * @throws dev.newel.aws.ServiceException for one in another form
   */
  static SigningTime parse(String text) {
    try {
      return new SigningTime(text, LocalDateTime.parse(text, FORM).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      throw Refusal.incomplete("Date must be in ISO-8601 'basic format', as 20261231T235959Z is");
    }
  }

  /** Refuses what is not of the day of its scope. */
  void checkDay(SigningScope scope) {
    int day = scope.day().length();
    if (!text.startsWith(scope.day()) || text.indexOf('T') != day) {
      throw Refusal.invalid(
          "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from"
              + " HTTP");
    }
  }

  /**
   * Refuses what was signed too long ago, or is yet to be.
   *
   * @param valid for how long it is good, where the request says so
   */
  void check(Instant now, @Nullable Duration valid) {
    Duration age = valid == null ? SKEW : valid;
    if (instant.isBefore(now.minus(age))) {
      throw Refusal.invalid(
          "Signature expired: %s is now earlier than %s (%s - %s.)"
              .formatted(text, text(now.minus(age)), text(now), words(age)));
    }
    if (instant.isAfter(now.plus(SKEW))) {
      throw Refusal.invalid(
          "Signature not yet current: %s is still later than %s (%s + %s.)"
              .formatted(text, text(now.plus(SKEW)), text(now), words(SKEW)));
    }
  }

  private static String text(Instant instant) {
    return FORM.format(instant.atOffset(ZoneOffset.UTC));
  }

  private static String words(Duration duration) {
    return duration.toSecondsPart() == 0
        ? duration.toMinutes() + " min"
        : duration.toSeconds() + " sec";
  }
}
