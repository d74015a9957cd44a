package dev.newel.bus;

import java.time.Duration;

/**
 * How an {@link ActivityWorker} works.
 *
 * @param name stands in histories as who took a task
 * @param concurrency how many tasks it has in hand at once at most
 * @param heartbeatEvery how often it gives a sign of life for each; zero for never. Half of the
 *     state's {@code HeartbeatSeconds} is right, which a worker is not told
 * @param stopWithin how long tasks in hand may take when it is stopped, before it gives them back
 */
public record WorkerOptions(
    String name, int concurrency, Duration heartbeatEvery, Duration stopWithin) {

  private static final int CONCURRENCY = 10;

  private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

  public WorkerOptions {
    if (concurrency < 1 || heartbeatEvery.isNegative() || stopWithin.isNegative()) {
      throw new IllegalArgumentException("neither concurrency nor times may be less than nothing");
    }
  }

  /** Ten tasks at once, no signs of life, and five seconds to finish. */
  public static WorkerOptions named(String name) {
    return new WorkerOptions(name, CONCURRENCY, Duration.ZERO, STOP_WITHIN);
  }

  /** The same with so many tasks at once. */
  public WorkerOptions withConcurrency(int tasks) {
    return new WorkerOptions(name, tasks, heartbeatEvery, stopWithin);
  }

  /** The same with a sign of life so often. */
  public WorkerOptions withHeartbeatEvery(Duration interval) {
    return new WorkerOptions(name, concurrency, interval, stopWithin);
  }

  /** The same with so much time to finish when it is stopped. */
  public WorkerOptions withStopWithin(Duration time) {
    return new WorkerOptions(name, concurrency, heartbeatEvery, time);
  }
}
