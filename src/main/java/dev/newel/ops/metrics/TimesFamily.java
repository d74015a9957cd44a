package dev.newel.ops.metrics;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Times of one name, with those of each label apart. */
final class TimesFamily implements Collector {

  private final String name;
  private final String help;
  private final Buckets buckets;
  private final Map<Labels, Times> series = new ConcurrentHashMap<>();

  TimesFamily(String name, String help, Buckets buckets) {
    this.name = name;
    this.help = help;
    this.buckets = buckets;
  }

  Times of(Labels labels) {
    return series.computeIfAbsent(labels, first -> new Times(buckets, labels));
  }

  void discard(Times times) {
    series.values().remove(times);
  }

  @Override
  public MetricSnapshot collect() {
    HistogramSnapshot.Builder all = HistogramSnapshot.builder().name(name).help(help);
    series.values().forEach(times -> all.dataPoint(times.snapshot()));
    return all.build();
  }
}
