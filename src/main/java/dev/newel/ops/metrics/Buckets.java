package dev.newel.ops.metrics;

import java.util.stream.LongStream;

/** How times are told apart: a few bounds each, as every bound is a series for every label. */
enum Buckets {
  /** Of calls of the API, of which some wait for a minute. */
  API(5, 25, 100, 500, 2_500, 10_000, 60_000),
  /** Of calls of Redis. */
  STORE(1, 2, 5, 10, 50, 250, 1_000),
  /** Of what workers and services do. */
  TASK(100, 1_000, 10_000, 60_000, 600_000, 3_600_000),
  /** Of executions. */
  EXECUTION(100, 1_000, 10_000, 60_000, 600_000, 3_600_000, 86_400_000),
  /** Of what is to happen at once, and is late. */
  LATENESS(10, 50, 100, 500, 1_000, 5_000, 30_000);

  private static final long MILLI_NANOS = 1_000_000;
  private static final double SECOND_MS = 1_000;

  @SuppressWarnings("ImmutableEnumChecker") // nobody else has them
  private final long[] nanos;

  @SuppressWarnings("ImmutableEnumChecker") // handed out as a copy
  private final double[] seconds;

  Buckets(long... millis) {
    this.nanos = LongStream.of(millis).map(bound -> bound * MILLI_NANOS).toArray();
    // what is above all bounds has a bucket too
    this.seconds = new double[millis.length + 1];
    for (int i = 0; i < millis.length; i++) {
      seconds[i] = millis[i] / SECOND_MS;
    }
    seconds[millis.length] = Double.POSITIVE_INFINITY;
  }

  /** How many there are. */
  int count() {
    return seconds.length;
  }

  /** Which one a time belongs to. */
  int of(long time) {
    int bucket = 0;
    while (bucket < nanos.length && time > nanos[bucket]) {
      bucket++;
    }
    return bucket;
  }

  /** Their bounds in seconds, the last one infinite. */
  double[] bounds() {
    return seconds.clone();
  }
}
