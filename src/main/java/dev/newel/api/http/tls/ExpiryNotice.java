package dev.newel.api.http.tls;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Says that a certificate is about to expire, or has: once a day, from 30 days before on as a
 * warning and from 7 days before on as an error. A certificate that is made for less than four, or
 * twelve, times as long is told of when so large a part of its life is left, as it is renewed so
 * late.
 */
final class ExpiryNotice {

  private static final System.Logger LOG = System.getLogger(ExpiryNotice.class.getName());

  private static final Duration EARLY = Duration.ofDays(30);
  private static final Duration LATE = Duration.ofDays(7);
  private static final int EARLY_PART = 4;
  private static final int LATE_PART = 12;
  private static final Duration AGAIN = Duration.ofDays(1);

  private final Path file;
  private final Clock clock;
  private @Nullable ServerCertificate told;
  private Level toldAs = Level.OFF;
  private Instant toldAt = Instant.EPOCH;

  /**
   * @param file that the certificate is in
   */
  ExpiryNotice(Path file, Clock clock) {
    this.file = file;
    this.clock = clock;
  }

  /** Says it of the certificate that is served, where it is time to; called every few seconds. */
  synchronized void look(ServerCertificate certificate) {
    Instant now = clock.instant();
    Duration left = Duration.between(now, certificate.expires());
    Level level = level(certificate, left);
    boolean isNews = !certificate.equals(told) || level != toldAs;
    if (level == Level.OFF || (!isNews && now.isBefore(toldAt.plus(AGAIN)))) {
      return;
    }
    told = certificate;
    toldAs = level;
    toldAt = now;
    LOG.log(
        level,
        "the certificate in {0} {1} at {2}: put another one there, with its key",
        file,
        left.isNegative() ? "has expired" : "expires in " + left.toDays() + " days,",
        certificate.expires());
  }

  private static Level level(ServerCertificate certificate, Duration left) {
    Duration life = Duration.between(certificate.begins(), certificate.expires());
    if (left.compareTo(least(LATE, life.dividedBy(LATE_PART))) <= 0) {
      return Level.ERROR;
    }
    return left.compareTo(least(EARLY, life.dividedBy(EARLY_PART))) <= 0
        ? Level.WARNING
        : Level.OFF;
  }

  private static Duration least(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
