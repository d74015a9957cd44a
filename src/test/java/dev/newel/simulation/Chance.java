package dev.newel.simulation;

import static dev.newel.simulation.Timeline.MS;

import java.util.List;
import java.util.SplittableRandom;

/** The one source of chance in a simulation. */
final class Chance {

  private final SplittableRandom random;

  Chance(long seed) {
    random = new SplittableRandom(seed);
  }

  boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  long between(long least, long bound) {
    return random.nextLong(least, bound);
  }

  /** A duration in microseconds. */
  long millis(long least, long bound) {
    return random.nextLong(least * MS, bound * MS);
  }

  <T> T of(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** How long a message within a machine or between two takes, in microseconds. */
  long hop(boolean far) {
    return far ? 100 + random.nextInt(900) : random.nextInt(100);
  }

  SplittableRandom split() {
    return random.split();
  }
}
