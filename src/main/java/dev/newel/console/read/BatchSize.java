package dev.newel.console.read;

/**
 * At how many executions a scan looks at once: more where they are small, which is seen by how soon
 * they are there, so that large ones do not fill the memory.
 */
final class BatchSize {

  private static final int MOST_TIMES = 16;
  private static final long QUICK_NANOS = 10_000_000;
  private static final long SLOW_NANOS = 40_000_000;

  private final int least;
  private int size;

  BatchSize(int least) {
    this.least = least;
    this.size = least;
  }

  int size() {
    return size;
  }

  /** A batch of this size took so long. */
  void took(long nanos) {
    if (nanos < QUICK_NANOS) {
      size = Math.min(2 * size, MOST_TIMES * least);
    } else if (nanos > SLOW_NANOS) {
      size = Math.max(size / 2, least);
    }
  }
}
