package dev.newel.api.action;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** Identifies a request in answers and logs. Unique, not secret, so cheap randomness does. */
public final class RequestId {

  private static final long VERSION_4 = 0x4000L;
  private static final long VARIANT = 0x8000000000000000L;

  private RequestId() {}

  public static String next() {
    return uuid(ThreadLocalRandom.current());
  }

  /** As {@link UUID#randomUUID}, by any random. */
  static String uuid(RandomGenerator random) {
    long high = (random.nextLong() & ~0xF000L) | VERSION_4;
    long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | VARIANT;
    return new UUID(high, low).toString();
  }
}
