package dev.newel.load;

import java.util.Arrays;

/** Times that something took, in nanoseconds. */
final class Latencies {

  private static final double NANOS_PER_MS = 1e6;

  private long[] nanos = new long[1024];
  private int count;

  void add(long time) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = time;
  }

  void clear() {
    count = 0;
  }

  void reportTo(Figures figures, String what) {
    Arrays.sort(nanos, 0, count);
    figures.put(what + " p50, ms", at(0.5));
    figures.put(what + " p99, ms", at(0.99));
  }

  private double at(double share) {
    return count == 0 ? Double.NaN : nanos[(int) (count * share)] / NANOS_PER_MS;
  }
}
