package dev.newel.process;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Notes when the machine had no time for us: what a thread that only sleeps could not do on time
 * then, no instance could.
 */
final class MachinePulse implements AutoCloseable {

  private static final long BEAT_MS = 10;
  private static final long HELD_UP_MS = 150;

  /** What waited while the machine was held up is done some time after it. */
  private static final double AFTERMATH_S = 2;

  private record Gap(double from, double to) {}

  private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor();
  private final Queue<Gap> gaps = new ConcurrentLinkedQueue<>();
  private long last = System.currentTimeMillis();

  MachinePulse() {
    var unused = heart.scheduleWithFixedDelay(this::beat, 0, BEAT_MS, TimeUnit.MILLISECONDS);
  }

  private void beat() {
    long now = System.currentTimeMillis();
    if (now - last > HELD_UP_MS) {
      gaps.add(new Gap(last / 1000.0, now / 1000.0));
    }
    last = now;
  }

  /**
   * Whether the machine was held up between two times, in seconds since the epoch, or just before.
   */
  boolean wasHeldUp(double from, double to) {
    return gaps.stream().anyMatch(gap -> gap.from() <= to && gap.to() + AFTERMATH_S >= from);
  }

  boolean wasEverHeldUp() {
    return !gaps.isEmpty();
  }

  @Override
  public void close() {
    heart.shutdownNow();
  }
}
