package dev.newel.ops.metrics;

import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionWatch;
import dev.newel.api.action.RefusalWatch;
import dev.newel.aws.ServiceError;
import io.micrometer.core.instrument.Counter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts what was turned away for who asked, at a door or by a policy, by the names of the errors:
 * those are the server's own, and few.
 */
final class RefusalMeters implements RefusalWatch, ActionWatch {

  private final Instruments instruments;
  private final Map<String, Counter> byReason = new ConcurrentHashMap<>();

  RefusalMeters(Instruments instruments) {
    this.instruments = instruments;
    byReason.put("AccessDeniedException", counter("AccessDeniedException"));
  }

  @Override
  public void refused(Refused refused) {
    count(refused.error());
  }

  @Override
  public void answered(ActionCall call, long nanos, @Nullable ServiceError error) {
    if (error != null && RefusalWatch.isRefusal(error)) {
      count(error);
    }
  }

  private void count(ServiceError error) {
    byReason.computeIfAbsent(error.name(), this::counter).increment();
  }

  private Counter counter(String reason) {
    return instruments.counter(
        "newel.calls.refused", "Calls that were turned away for who made them", "reason", reason);
  }
}
