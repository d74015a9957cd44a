package dev.newel.asl;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When a failed state is tried again.
 *
 * @param intervalSeconds the delay before the first retry
 * @param maxAttempts how many retries; 0 for none
 * @param backoffRate what the delay is multiplied with after each retry
 * @param maxDelaySeconds the longest delay, or null for no bound of the retrier's own
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-retrying-after-an-error">Retrying
 *     after an error</a>
 */
public record Retrier(
    List<String> errorEquals,
    int intervalSeconds,
    int maxAttempts,
    double backoffRate,
    @Nullable Integer maxDelaySeconds,
    Jitter jitter) {

  private static final int MAXIMUM = 99_999_999;

  /** Whether the delay is drawn at random. */
  public enum Jitter {
    NONE,
    /** Evenly from no delay to the whole of it. */
    FULL
  }

  /**
   * Whether it is for an error.
   *
   * @param names all names that the error answers to
   */
  public boolean matches(List<String> names) {
    return ErrorEquals.match(errorEquals, names);
  }

  /**
   * The delay before a retry.
   *
   * @param attempt how many retries this retrier has made before
   * @param random used only with jitter
   */
  public Duration delay(int attempt, RandomGenerator random) {
    int longest = maxDelaySeconds == null ? MAXIMUM : maxDelaySeconds;
    double seconds = Math.min(intervalSeconds * Math.pow(backoffRate, attempt), longest);
    double drawn = jitter == Jitter.FULL ? random.nextDouble() * seconds : seconds;
    return Duration.ofMillis(Math.round(drawn * 1000));
  }
}
