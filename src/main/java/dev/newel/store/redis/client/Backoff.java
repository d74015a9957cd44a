package dev.newel.store.redis.client;

import java.util.random.RandomGenerator;

/** Delays between attempts to connect: doubling from 50 ms to 2 s, each shortened by up to half. */
final class Backoff {

  private static final long FIRST_MS = 50;
  private static final long LONGEST_MS = 2_000;

  private final RandomGenerator random;
  private long next = FIRST_MS;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  /** The delay before the next attempt, in milliseconds. */
  long next() {
    long delay = next;
    next = Math.min(LONGEST_MS, delay * 2);
    // jitter, so that instances that lost the same server do not come back all at once
    return delay - random.nextLong(delay / 2);
  }

  void reset() {
    next = FIRST_MS;
  }
}
