package dev.newel.console.express;

/** Lets so many through in a second, and counts the others. */
final class Rate {

  private final int perSecond;
  private long second = Long.MIN_VALUE;
  private int passed;
  private long refused;

  Rate(int perSecond) {
    this.perSecond = perSecond;
  }

  synchronized boolean passes(long nowMillis) {
    long now = nowMillis / 1_000;
    if (now != second) {
      second = now;
      passed = 0;
    }
    if (passed < perSecond) {
      passed++;
      return true;
    }
    refused++;
    return false;
  }

  synchronized boolean hasRefused() {
    return refused > 0;
  }
}
