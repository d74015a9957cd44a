package dev.newel.engine.activity;

import io.vertx.core.Vertx;
import java.time.Clock;

/** When to look into a queue again without having been woken. */
final class NextLook {

  /**
   * A look now and then finds what a paused instance was woken for, or leased and never started.
   */
  private static final long LOOK_AGAIN_MS = 10_000;

  /** So that it has surely ended. */
  private static final long PAST_LEASE_MS = 100;

  private final Vertx vertx;
  private final Clock clock;
  private final Runnable look;

  /** 0 where none is planned. */
  private long lookAt;

  private long timer;

  NextLook(Vertx vertx, Clock clock, Runnable look) {
    this.vertx = vertx;
    this.clock = clock;
    this.look = look;
  }

  /**
   * Looks again soon enough for what an instance leased and never started.
   *
   * @param leaseMillis in how long the first lease ends; 0 where there is none
   */
  void plan(long leaseMillis) {
    long now = clock.millis();
    long at = now + LOOK_AGAIN_MS;
    if (leaseMillis != 0) {
      at = Math.min(at, now + leaseMillis + PAST_LEASE_MS);
    }
    if (lookAt != 0) {
      if (lookAt <= at) {
        return;
      }
      vertx.cancelTimer(timer);
    }
    lookAt = at;
    timer = vertx.setTimer(at - now, passed -> look());
  }

  private void look() {
    lookAt = 0;
    look.run();
  }
}
