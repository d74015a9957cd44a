package dev.newel.ops.metrics;

import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionWatch;
import dev.newel.aws.ServiceError;
import dev.newel.aws.ServiceError.UnknownOperationException;
import io.micrometer.core.instrument.Counter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Counts calls of the API by their actions and by what they were answered. */
final class ApiMeters implements ActionWatch {

  private static final String NO_ERROR = "none";

  private final Instruments instruments;
  private final Map<String, OfAction> actions = new ConcurrentHashMap<>();

  ApiMeters(Instruments instruments) {
    this.instruments = instruments;
  }

  /** What is counted of an action; errors have few names, which are the server's. */
  private record OfAction(Times time, Map<String, Counter> byError) {}

  @Override
  public void answered(ActionCall call, long nanos, @Nullable ServiceError error) {
    // a client may make up any action
    String action =
        error instanceof UnknownOperationException ? BoundedMeters.OTHER : call.action();
    OfAction meters = actions.get(action);
    if (meters == null) {
      meters = actions.computeIfAbsent(action, this::meters);
    }
    meters.time().record(nanos);
    String name = error == null ? NO_ERROR : error.name();
    Counter counter = meters.byError().get(name);
    if (counter == null) {
      counter = meters.byError().computeIfAbsent(name, first -> counter(action, name));
    }
    counter.increment();
  }

  private OfAction meters(String action) {
    Times time =
        instruments.times(
            Buckets.API,
            "newel.api.request.duration",
            "From a call's arrival to its answer",
            "action",
            action);
    Map<String, Counter> byError = new ConcurrentHashMap<>();
    byError.put(NO_ERROR, counter(action, NO_ERROR));
    return new OfAction(time, byError);
  }

  private Counter counter(String action, String error) {
    return instruments.counter(
        "newel.api.requests",
        "Calls of the API by what they were answered",
        "action",
        action,
        "error",
        error);
  }
}
