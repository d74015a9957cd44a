package dev.newel.ops.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Makes what is measured with. Names are those of Micrometer, with dots, without a unit. */
final class Instruments {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  private final Map<String, TimesFamily> families = new ConcurrentHashMap<>();

  PrometheusMeterRegistry registry() {
    return registry;
  }

  /**
   * Counts something.
   *
   * @param labels names and values, in turn
   */
  Counter counter(String name, String help, String... labels) {
    return Counter.builder(name).description(help).tags(labels).register(registry);
  }

  /**
   * Counts how long something takes.
   *
   * @param labels names and values, in turn
   */
  Times times(Buckets buckets, String name, String help, String... labels) {
    return families
        .computeIfAbsent(name, first -> family(name, help, buckets))
        .of(io.prometheus.metrics.model.snapshots.Labels.of(labels));
  }

  /** Shows times no more that {@link #times} has made. */
  void discard(String name, Times times) {
    TimesFamily family = families.get(name);
    if (family != null) {
      family.discard(times);
    }
  }

  private TimesFamily family(String name, String help, Buckets buckets) {
    TimesFamily family = new TimesFamily(name.replace('.', '_') + "_seconds", help, buckets);
    registry.getPrometheusRegistry().register(family);
    return family;
  }

  /** Shows what something is when somebody asks. */
  void gauge(String name, String help, Supplier<Number> value) {
    Gauge.builder(name, value).description(help).register(registry);
  }

  /** The same of several things, which are told each time. */
  MultiGauge gauges(String name, String help) {
    return MultiGauge.builder(name).description(help).register(registry);
  }
}
