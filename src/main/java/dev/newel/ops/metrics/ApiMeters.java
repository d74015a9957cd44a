package dev.newel.ops.metrics;

import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionWatch;
import dev.newel.aws.ServiceError;
import dev.newel.aws.ServiceError.UnknownOperationException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Counts calls of the API by their actions and by what they were answered. */
final class ApiMeters implements ActionWatch {

  private static final String NO_ERROR = "none";

  private final MeterRegistry registry;
  private final Map<String, OfAction> actions = new ConcurrentHashMap<>();

  ApiMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** What is counted of an action; errors have few names, which are the server's. */
  private record OfAction(Timer time, Map<String, Counter> byError) {}

  @Override
  public void answered(ActionCall call, long nanos, @Nullable ServiceError error) {
    // a client may make up any action
    String action =
        error instanceof UnknownOperationException ? BoundedMeters.OTHER : call.action();
    OfAction meters = actions.get(action);
    if (meters == null) {
      meters = actions.computeIfAbsent(action, this::meters);
    }
    meters.time().record(nanos, TimeUnit.NANOSECONDS);
    String name = error == null ? NO_ERROR : error.name();
    Counter counter = meters.byError().get(name);
    if (counter == null) {
      counter = meters.byError().computeIfAbsent(name, first -> counter(action, name));
    }
    counter.increment();
  }

  private OfAction meters(String action) {
    Timer time =
        Buckets.API
            .timer("newel.api.request.duration", "From a call's arrival to its answer")
            .tag("action", action)
            .register(registry);
    Map<String, Counter> byError = new ConcurrentHashMap<>();
    byError.put(NO_ERROR, counter(action, NO_ERROR));
    return new OfAction(time, byError);
  }

  private Counter counter(String action, String error) {
    return Counter.builder("newel.api.requests")
        .description("Calls of the API by what they were answered")
        .tags("action", action, "error", error)
        .register(registry);
  }
}
