package dev.newel.ops.metrics;

import dev.newel.api.action.ActionWatch;
import dev.newel.api.action.RefusalWatch;
import dev.newel.aws.Home;
import dev.newel.aws.Name;
import dev.newel.engine.definition.CachedCatalog;
import dev.newel.engine.definition.Program;
import dev.newel.engine.status.TurnWatch;
import dev.newel.ops.Pressure;
import dev.newel.store.CallWatch;
import dev.newel.store.Store;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.spi.VertxMetricsFactory;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All that an instance measures. What is measured as it happens has its meters at hand; the rest is
 * read when somebody asks.
 *
 * @see <a href="https://prometheus.io/docs/practices/naming/">Metric and label naming</a>
 */
public final class Metrics {

  private final Instruments instruments = new Instruments();
  private final PrometheusMeterRegistry registry = instruments.registry();
  private final Labels labels;
  private final CallWatch storeCalls = new StoreCallMeters(instruments);
  private final RefusalMeters refusals;
  private final ActionWatch actions;
  private final Times lateness;
  private final Times lag;
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private volatile @Nullable StoreGauges gauges;
  private volatile @Nullable PollGauge polls;
  private volatile @Nullable TurnMeters turns;

  /**
   * @param version of Newel
   * @param own whose machines and activities are called by their names alone
   * @param most how many machines, and activities, have labels of their own
   */
  public Metrics(String version, Home own, int most) {
    this.labels = new Labels(own, most);
    registry.config().meterFilter(MeterFilter.deny(Metrics::isOfConnections));
    this.refusals = new RefusalMeters(instruments);
    this.actions = ActionWatch.of(List.of(new ApiMeters(instruments), refusals));
    this.lateness =
        instruments.times(Buckets.LATENESS, "newel.timer.lateness", "How late deadlines are met");
    this.lag =
        instruments.times(
            Buckets.LATENESS, "newel.event.loop.lag", "How late event loops do what is due");
    Gauge.builder("newel.build.info", () -> 1)
        .description("Newel's version")
        .tag("version", version)
        .register(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collections.bindTo(registry);
  }

  /** Vert.x gives each connection to Redis a name of its own, of which there may be any number. */
  private static boolean isOfConnections(Meter.Id id) {
    return id.getName().startsWith("vertx.redis") || "redis".equals(id.getTag("pool_type"));
  }

  /** Has Vert.x measure what costs little: its pools of threads. */
  public VertxMetricsFactory of(VertxOptions options) {
    MicrometerMetricsOptions wanted = new MicrometerMetricsOptions().setEnabled(true);
    for (MetricsDomain domain : MetricsDomain.values()) {
      if (domain != MetricsDomain.NAMED_POOLS) {
        wanted.addDisabledMetricsCategory(domain);
      }
    }
    options.setMetricsOptions(wanted);
    return new MicrometerMetricsFactory(registry);
  }

  /** What sees the calls of the store. */
  public CallWatch storeCalls() {
    return storeCalls;
  }

  /** What sees the calls of the API. */
  public ActionWatch actions() {
    return actions;
  }

  /** What sees who is turned away. */
  public RefusalWatch refusals() {
    return refusals;
  }

  /** What sees the turns, once they are committed: one for all engines. */
  public synchronized TurnWatch turns(CachedCatalog catalog) {
    TurnMeters known = turns;
    if (known == null) {
      StateResources resources =
          (machine, revision) -> catalog.program(machine, revision).map(Program::resources);
      known = new TurnMeters(instruments, resources, labels);
      turns = known;
    }
    return known;
  }

  /** Takes how late a deadline is met, ms. */
  public LongConsumer lateness() {
    return lateness::recordMillis;
  }

  /** To be deployed on each event loop. */
  public Deployable loopProbe() {
    return new LoopProbe(lag);
  }

  /**
   * Shows what there is to be done.
   *
   * @param waiting tells how many polls wait here, by their activities
   */
  public void show(Store store, CachedCatalog catalog, Supplier<Map<Name, Integer>> waiting) {
    gauges = new StoreGauges(instruments, store, labels);
    polls = new PollGauge(instruments, labels, waiting);
    store.onChange(
        name -> {
          TurnMeters known = turns;
          if (known != null) {
            known.changed(name, store.catalog());
          }
        });
    for (CachedCatalog.CacheUse use : catalog.uses()) {
      count(
          "newel.cache.hits",
          "Looks into a cache that found something",
          use,
          use.hits()::getAsLong);
      count("newel.cache.misses", "Looks into a cache in vain", use, use.misses()::getAsLong);
    }
  }

  /** Shows how much room there is, and what was refused for the lack of it. */
  public void show(Pressure pressure) {
    instruments.gauge(
        "newel.redis.memory.ratio",
        "Which part of Redis's maxmemory is taken",
        pressure::storeFill);
    instruments.gauge(
        "newel.heap.live.ratio", "Which part of the heap collections leave", pressure::heapFill);
    instruments.gauge(
        "newel.refusing", "Whether what is new is refused", () -> pressure.isHigh() ? 1 : 0);
    FunctionCounter.builder("newel.starts.refused", pressure, Pressure::refusals)
        .description("What was new and was refused")
        .register(registry);
  }

  /**
   * Shows when the certificate of the API expires.
   *
   * @param left in how many seconds; negative where it has
   */
  public void showCertificate(DoubleSupplier left) {
    instruments.gauge(
        "newel.tls.certificate.expiry.seconds",
        "In how long the certificate of the API expires",
        left::getAsDouble);
  }

  private void count(String name, String text, CachedCatalog.CacheUse use, Supplier<Long> value) {
    FunctionCounter.builder(name, value, Supplier::get)
        .description(text)
        .tag("cache", use.name())
        .register(registry);
  }

  /** All of it, as Prometheus reads it. What cannot be read in time is as it was. */
  Future<String> scrape(Vertx vertx) {
    StoreGauges known = gauges;
    PollGauge waiting = polls;
    if (waiting != null) {
      waiting.refresh();
    }
    Future<?> fresh =
        known == null
            ? Future.succeededFuture()
            : known.refresh().timeout(1, TimeUnit.SECONDS).otherwiseEmpty();
    // thousands of lines are no work for an event loop
    return fresh.compose(read -> vertx.executeBlocking(registry::scrape, false));
  }

  /** Measures no more. */
  public void close() {
    collections.close();
    registry.close();
  }
}
