package dev.newel.ops;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;

/**
 * Lets a few log lines of a kind through each second, and tells after it how many there were
 * besides: whoever has them written must not fill the log.
 */
public final class BoundedLines {

  private static final Executor A_SECOND_LATER =
      CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

  private final LineRate rate;
  private final LongConsumer leftOut;
  private final AtomicBoolean counting = new AtomicBoolean();

  /**
   * @param perSecond how many lines are let through
   * @param leftOut told how many were not, on a thread of the JVM's common pool
   */
  public BoundedLines(int perSecond, LongConsumer leftOut) {
    this.rate = new LineRate(perSecond);
    this.leftOut = leftOut;
  }

  /** Whether one more line may be written; one that may not is counted. */
  public boolean admit() {
    if (rate.admits(System.nanoTime())) {
      return true;
    }
    if (counting.compareAndSet(false, true)) {
      A_SECOND_LATER.execute(this::tell);
    }
    return false;
  }

  private void tell() {
    counting.set(false);
    leftOut.accept(rate.takeLeftOut());
  }
}
