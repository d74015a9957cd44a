package dev.newel.ops.metrics;

import io.micrometer.core.instrument.Timer;
import java.time.Duration;
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

  @SuppressWarnings("ImmutableEnumChecker") // nobody else has it
  private final Duration[] bounds;

  Buckets(long... millis) {
    this.bounds = LongStream.of(millis).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
  }

  Timer.Builder timer(String name, String description) {
    return Timer.builder(name).description(description).serviceLevelObjectives(bounds);
  }
}
