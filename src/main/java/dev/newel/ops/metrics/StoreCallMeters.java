package dev.newel.ops.metrics;

import dev.newel.store.CallWatch;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Counts calls of Redis by the names of scripts. */
final class StoreCallMeters implements CallWatch {

  private final MeterRegistry registry;
  private final Map<String, OfCall> calls = new ConcurrentHashMap<>();

  StoreCallMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  private record OfCall(Timer time, Counter failures) {}

  @Override
  public void answered(String call, long nanos, boolean hasFailed) {
    OfCall meters = calls.get(call);
    if (meters == null) {
      meters = calls.computeIfAbsent(call, this::meters);
    }
    meters.time().record(nanos, TimeUnit.NANOSECONDS);
    if (hasFailed) {
      meters.failures().increment();
    }
  }

  private OfCall meters(String call) {
    return new OfCall(
        Buckets.STORE
            .timer("newel.redis.call.duration", "From a call of Redis to its reply")
            .tag("call", call)
            .register(registry),
        Counter.builder("newel.redis.failures")
            .description("Calls of Redis that it refused, or did not answer")
            .tag("call", call)
            .register(registry));
  }
}
