package dev.newel.engine.activity;

/** How many workers come in a span of time, by those that came lately. */
final class Demand {

  private final double span;
  private double count;
  private long at;

  /**
   * Nobody has come yet.
   *
   * @param span ms
   */
  Demand(long span) {
    this.span = span;
  }

  void note(long now) {
    count = decayed(now) + 1;
    at = now;
  }

  /** How many can be expected to come within the span from now on. */
  int expected(long now) {
    return (int) decayed(now);
  }

  private double decayed(long now) {
    return count * Math.exp(-Math.max(0, now - at) / span);
  }
}
