package dev.newel.engine.activity;

import io.vertx.core.Vertx;
import java.time.Clock;

/** When to look into a queue again without having been woken. */
final class NextLook {

  /**
   * A look now and then finds what a paused instance was woken for, or leased and never started.
   */
  private static final long LOOK_AGAIN_MS = 10_000;

  private static final long SOON_MS = 50;

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
    long lease = now + leaseMillis + PAST_LEASE_MS;
    long usual = now + LOOK_AGAIN_MS;
    planAt(leaseMillis == 0 ? usual : Math.min(usual, lease), now);
  }

  /** Looks again for what was left in the queue while workers were busy. */
  void planSoon() {
    long now = clock.millis();
    planAt(now + SOON_MS, now);
  }

  private void planAt(long at, long now) {
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
