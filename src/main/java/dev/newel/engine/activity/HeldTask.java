package dev.newel.engine.activity;

import java.util.concurrent.atomic.AtomicBoolean;

/** A task that waits here for a moment. Whoever claims it sees to it. */
final class HeldTask {

  private final HandOuts.Origin origin;
  private final long since;
  private final AtomicBoolean claimed = new AtomicBoolean();

  /**
   * A task that nobody has claimed.
   *
   * @param since when it came, ms
   */
  HeldTask(HandOuts.Origin origin, long since) {
    this.origin = origin;
    this.since = since;
  }

  HandOuts.Origin origin() {
    return origin;
  }

  long since() {
    return since;
  }

  boolean claim() {
    return claimed.compareAndSet(false, true);
  }
}
