package dev.newel.ops;

/** Bounds how many lines are written in a second, and counts those that are left out. */
final class LineRate {

  private static final long SECOND_NANOS = 1_000_000_000L;

  private final int most;
  private long secondBegan;
  private int written;
  private long leftOut;

  LineRate(int most) {
    this.most = most;
  }

  /**
   * Whether one more line may be written.
   *
   * @param nanos the time, by a clock that only goes on
   */
  synchronized boolean admits(long nanos) {
    if (written == 0 || nanos - secondBegan >= SECOND_NANOS) {
      secondBegan = nanos;
      written = 0;
    }
    if (written < most) {
      written++;
      return true;
    }
    leftOut++;
    return false;
  }

  /** How many were left out since this was last asked. */
  synchronized long takeLeftOut() {
    long taken = leftOut;
    leftOut = 0;
    return taken;
  }
}
