package dev.newel.api.quota;

/** Lets something be done so often at once, and so often a second in the long run. */
final class TokenBucket {

  private static final double NANOS = 1e9;

  private final int size;
  private final int perSecond;
  private double tokens;
  private long filledAt;

  /**
   * One that is full.
   *
   * @param now of a clock that counts nanoseconds
   */
  TokenBucket(int size, int perSecond, long now) {
    this.size = size;
    this.perSecond = perSecond;
    this.tokens = size;
    this.filledAt = now;
  }

  /** Takes a token, if there is one. */
  synchronized boolean take(long now) {
    tokens = Math.min(size, tokens + (now - filledAt) / NANOS * perSecond);
    filledAt = now;
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }
}
