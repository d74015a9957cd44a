package dev.newel.ops.metrics;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * Counts times by their buckets, which costs a few nanoseconds: Micrometer's own timers, which keep
 * the longest of the last minutes too, cost a good part of a microsecond.
 */
final class Times {

  private static final double SECOND_NANOS = 1e9;

  private final Buckets buckets;
  private final Labels labels;
  private final LongAdder[] counts;
  private final LongAdder sum = new LongAdder();

  Times(Buckets buckets, Labels labels) {
    this.buckets = buckets;
    this.labels = labels;
    this.counts = Stream.generate(LongAdder::new).limit(buckets.count()).toArray(LongAdder[]::new);
  }

  void record(long nanos) {
    long time = Math.max(0, nanos);
    counts[buckets.of(time)].increment();
    sum.add(time);
  }

  void recordMillis(long millis) {
    record(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  /** All of them together, in seconds. */
  double seconds() {
    return sum.sum() / SECOND_NANOS;
  }

  HistogramDataPointSnapshot snapshot() {
    long[] now = new long[counts.length];
    for (int i = 0; i < counts.length; i++) {
      now[i] = counts[i].sum();
    }
    return HistogramDataPointSnapshot.builder()
        .labels(labels)
        .classicHistogramBuckets(ClassicHistogramBuckets.of(buckets.bounds(), now))
        .sum(seconds())
        .build();
  }
}
