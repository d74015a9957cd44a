package dev.newel.ops.metrics;

import dev.newel.store.CallWatch;
import io.micrometer.core.instrument.Counter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts calls of Redis by the names of scripts. */
final class StoreCallMeters implements CallWatch {

  private final Instruments instruments;
  private final Map<String, OfCall> calls = new ConcurrentHashMap<>();

  StoreCallMeters(Instruments instruments) {
    this.instruments = instruments;
  }

  private record OfCall(Times time, Counter failures) {}

  @Override
  public void answered(String call, long nanos, boolean hasFailed) {
    OfCall meters = calls.get(call);
    if (meters == null) {
      meters = calls.computeIfAbsent(call, this::meters);
    }
    meters.time().record(nanos);
    if (hasFailed) {
      meters.failures().increment();
    }
  }

  private OfCall meters(String call) {
    return new OfCall(
        instruments.times(
            Buckets.STORE,
            "newel.redis.call.duration",
            "From a call of Redis to its reply",
            "call",
            call),
        instruments.counter(
            "newel.redis.failures",
            "Calls of Redis that it refused, or did not answer",
            "call",
            call));
  }
}
