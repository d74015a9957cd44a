package dev.newel.store;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/**
 * The store's time, as an instance reckons it from what the store says now and then and from what
 * has passed since. Events and deadlines are dated by it, and timers go by it. What is due and what
 * is kept the store decides by its own clock alone.
 *
 * <p>The clock of this machine has no part in it: it may be wrong, or be set.
 */
public final class StoreClock extends Clock {

  private static final Logger LOG = System.getLogger(StoreClock.class.getName());

  /** What is less nobody minds, and a network can make it. */
  private static final long NOTABLE_MS = 5_000;

  private final LongSupplier ticks;
  private final LongSupplier own;

  /** What is to be added to the ticks. */
  private volatile long base;

  private boolean isSet;
  private boolean isTold;

  /**
   * A clock that is right once it has heard from the store.
   *
   * @param ticks milliseconds that pass, from anywhere, and never set
   * @param own epoch milliseconds by the clock of this machine, which is only compared
   */
  public StoreClock(LongSupplier ticks, LongSupplier own) {
    this.ticks = ticks;
    this.own = own;
    this.base = own.getAsLong() - ticks.getAsLong();
  }

  /** A clock on what the virtual machine measures. */
  public static StoreClock over(Clock own) {
    return new StoreClock(() -> Math.floorDiv(System.nanoTime(), 1_000_000L), own::millis);
  }

  /** To be noted when the store is asked for its time. */
  public long tick() {
    return ticks.getAsLong();
  }

  /**
   * Hears the store's time. It was so at some moment between the question and the answer: as long
   * as what is reckoned fits, it is left alone, so that it does not go to and fro.
   *
   * @param asked the tick of the question
   * @param time epoch milliseconds
   */
  public synchronized void heard(long asked, long time) {
    long answered = ticks.getAsLong();
    if (isSet) {
      base = Math.max(time - answered - 1, Math.min(time - asked + 1, base));
    } else {
      // rather behind than ahead: what is proposed too early has to be proposed again
      base = time - answered;
      isSet = true;
    }
    compare();
  }

  private void compare() {
    long ahead = own.getAsLong() - millis();
    boolean isNotable = Math.abs(ahead) >= NOTABLE_MS;
    if (isNotable && !isTold) {
      LOG.log(
          Level.WARNING,
          "the clock of this machine is {0} {1} that of Redis, which Newel goes by",
          Duration.ofMillis(Math.abs(ahead)),
          ahead > 0 ? "ahead of" : "behind");
    }
    isTold = isNotable;
  }

  @Override
  public long millis() {
    return base + ticks.getAsLong();
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(millis());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("only UTC");
  }
}
