package dev.newel.store;

import io.vertx.core.Vertx;

/** How long to wait before a store that did not answer is asked again, and how often at most. */
public record StoreRetry(Vertx vertx) {

  /** For a minute. Whoever waits longer is not there any more. */
  public static final int TRIES = 240;

  private static final long DELAY_MS = 250;

  /** Does something when the store may be back. */
  public void later(Runnable work) {
    vertx.setTimer(DELAY_MS, timer -> work.run());
  }
}
