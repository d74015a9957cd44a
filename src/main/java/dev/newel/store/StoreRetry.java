package dev.newel.store;

import io.vertx.core.Vertx;
import java.util.random.RandomGenerator;

/**
 * How long to wait before a store that did not answer is asked again, and how often at most: 250 ms
 * first, twice as long each time up to two seconds, each shortened by up to half, so that all that
 * waits does not come back at once.
 *
 * @param random where the jitter comes from
 */
public record StoreRetry(Vertx vertx, RandomGenerator random) {

  /** For a minute. Whoever waits longer is not there any more. */
  public static final int TRIES = 40;

  private static final long FIRST_MS = 250;
  private static final int DOUBLINGS = 3;

  /**
   * Does something when the store may be back.
   *
   * @param failures how often it has failed in a row, the first time aside
   */
  public void later(int failures, Runnable work) {
    long delay = FIRST_MS << Math.min(failures, DOUBLINGS);
    vertx.setTimer(delay - random.nextLong(delay / 2), timer -> work.run());
  }
}
