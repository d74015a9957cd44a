package dev.newel;

import dev.newel.api.action.Action;
import dev.newel.api.action.ActionWatch;
import dev.newel.api.action.RefusalWatch;
import dev.newel.aws.Home;
import dev.newel.aws.Name;
import dev.newel.config.NewelConfig;
import dev.newel.config.Operation;
import dev.newel.config.Operation.AuditedCalls;
import dev.newel.engine.definition.CachedCatalog;
import dev.newel.engine.status.TurnWatch;
import dev.newel.ops.HeapFill;
import dev.newel.ops.Pressure;
import dev.newel.ops.PressureWatch;
import dev.newel.ops.audit.AuditLog;
import dev.newel.ops.audit.RefusalLog;
import dev.newel.ops.metrics.Metrics;
import dev.newel.ops.metrics.MetricsRoute;
import dev.newel.ops.metrics.MetricsServer;
import dev.newel.ops.tracing.SpanExporter;
import dev.newel.ops.tracing.TraceHandOver;
import dev.newel.ops.tracing.TurnSpans;
import dev.newel.store.CallWatch;
import dev.newel.store.Store;
import dev.newel.task.TaskTraces;
import dev.newel.token.Signature;
import io.vertx.core.Deployable;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.ext.web.Router;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who looks on while an instance works, as a configuration has it. */
final class Observers {

  private static final System.Logger LOG = System.getLogger(Observers.class.getName());

  private static final double PERCENT = 100;

  private final NewelConfig config;
  private final Pressure pressure;
  private final @Nullable Metrics metrics;
  private final @Nullable SpanExporter spans;

  /** One for all doors, as its lines are few each second. */
  private final RefusalLog refused = new RefusalLog();

  Observers(NewelConfig config) {
    this(config, new HeapFill(config.operation().guard().heapPercent() / PERCENT - Pressure.SLACK));
  }

  /**
   * @param heap tells which part of the heap is taken
   */
  Observers(NewelConfig config, DoubleSupplier heap) {
    Operation.Guard guard = config.operation().guard();
    this.pressure =
        new Pressure(guard.redisPercent() / PERCENT, guard.heapPercent() / PERCENT, heap);
    Operation.Metrics wanted = config.operation().metrics();
    Home own = Home.of(config.aws().region(), config.aws().account());
    this.config = config;
    this.metrics = wanted.enabled() ? new Metrics(Verticles.version(), own, wanted.labels()) : null;
    String traces = config.operation().traces();
    this.spans = traces == null ? null : new SpanExporter(traces, Verticles.version());
  }

  /** A Vertx that is seen too. */
  Vertx vertx(VertxOptions options) {
    VertxBuilder builder = Vertx.builder();
    if (metrics != null) {
      builder = builder.withMetrics(metrics.of(options));
    }
    return builder.with(options).build();
  }

  Pressure pressure() {
    return pressure;
  }

  CallWatch storeCalls() {
    return metrics == null ? CallWatch.NOBODY : metrics.storeCalls();
  }

  /**
   * What sees the calls of the API.
   *
   * @param signature of task tokens
   */
  ActionWatch actions(Signature signature) {
    List<ActionWatch> all = new ArrayList<>();
    if (metrics != null) {
      all.add(metrics.actions());
    }
    if (isAudited()) {
      boolean reads = config.operation().audit() == AuditedCalls.ALL;
      all.add(new AuditLog(reads, signature, refused));
    }
    return ActionWatch.of(List.copyOf(all));
  }

  private boolean isAudited() {
    return config.operation().audit() != AuditedCalls.NONE;
  }

  /** What sees who is turned away. */
  RefusalWatch refusals() {
    List<RefusalWatch> all = new ArrayList<>();
    if (metrics != null) {
      all.add(metrics.refusals());
    }
    if (isAudited()) {
      all.add(refused);
    }
    return RefusalWatch.of(List.copyOf(all));
  }

  /** What sees the turns, the console among them. */
  TurnWatch turns(CachedCatalog catalog, TurnWatch console) {
    List<TurnWatch> all = new ArrayList<>(List.of(console));
    if (metrics != null) {
      all.add(metrics.turns(catalog));
    }
    if (spans != null) {
      all.add(new TurnSpans(spans));
    }
    return all.size() == 1 ? console : TurnWatch.of(List.copyOf(all));
  }

  /** The actions, as what looks on wants them. */
  Map<String, Action> watched(Map<String, Action> actions) {
    Map<String, Action> guarded = GuardedStarts.of(actions, pressure);
    return spans == null ? guarded : TracedStarts.of(guarded);
  }

  /** The traces that calls of tasks belong to. */
  TaskTraces traces() {
    return new TraceHandOver(spans != null);
  }

  LongConsumer lateness() {
    return metrics == null ? millis -> {} : metrics.lateness();
  }

  /**
   * Shows what there is.
   *
   * @param polls how many wait here, by their activities
   * @param certificate in how many seconds it expires; null where there is none
   */
  void show(
      Store store,
      CachedCatalog catalog,
      Supplier<Map<Name, Integer>> polls,
      @Nullable DoubleSupplier certificate) {
    if (metrics != null) {
      if (certificate != null) {
        metrics.showCertificate(certificate);
      }
      metrics.show(pressure);
      metrics.show(store, catalog, polls);
    }
  }

  /** What is served at the port of the API: to anyone, so not where calls must be signed. */
  List<Consumer<Router>> pages(Vertx vertx) {
    if (metrics == null || config.operation().metrics().port() != null) {
      return List.of();
    }
    if (config.access().keysFile() != null) {
      LOG.log(
          Level.INFO, "metrics are not served: calls must be signed, and metrics.port is not set");
      return List.of();
    }
    return List.of(new MetricsRoute(vertx, metrics));
  }

  /** What is deployed beside all else. */
  List<Deployable> verticles(Store store) {
    List<Deployable> verticles = new ArrayList<>();
    verticles.add(new PressureWatch(store, pressure));
    if (spans != null) {
      verticles.add(spans);
    }
    if (metrics != null) {
      for (int i = 0; i < config.engine().instances(); i++) {
        verticles.add(metrics.loopProbe());
      }
      Integer port = config.operation().metrics().port();
      if (port != null) {
        verticles.add(new MetricsServer(metrics, config.http().host(), port));
      }
    }
    return verticles;
  }

  void close() {
    if (metrics != null) {
      metrics.close();
    }
  }
}
