package dev.newel.token;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/**
 * Random numbers that nobody can reckon from those before them, as clients see: the nonces in task
 * tokens, {@code States.UUID}, and names that are made up. They are fetched 512 at a time, as each
 * fetch asks the operating system. For any threads: a turn that takes long is made on a worker.
 */
public final class StrongRandom implements RandomGenerator {

  private static final int BYTES = 4_096;

  private final SecureRandom source;
  private final byte[] bytes = new byte[BYTES];
  private final ByteBuffer rest = ByteBuffer.wrap(bytes).limit(0);

  public StrongRandom() {
    this(new SecureRandom());
  }

  StrongRandom(SecureRandom source) {
    this.source = source;
  }

  @Override
  public synchronized long nextLong() {
    if (!rest.hasRemaining()) {
      source.nextBytes(bytes);
      rest.clear();
    }
    return rest.getLong();
  }
}
