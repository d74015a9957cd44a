package dev.newel.config;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is seen of an instance by who runs it, and from when on it takes no more work.
 *
 * @param traces URL of a collector of traces; null where there is none
 */
public record Operation(
    Guard guard, LogForm logs, AuditedCalls audit, Metrics metrics, @Nullable String traces) {

  /**
   * How full something may be before what is new is refused, and how much of an instance one client
   * may have.
   *
   * @param redisPercent of Redis's {@code maxmemory}
   * @param heapPercent of the JVM's heap, after a collection
   * @param pollsPerClient that wait at once
   * @param streamsPerClient of the console
   */
  public record Guard(
      int redisPercent, int heapPercent, int pollsPerClient, int streamsPerClient) {}

  /** What a line of the log is. */
  public enum LogForm {
    TEXT,
    JSON
  }

  /** Which calls are logged with who made them. */
  public enum AuditedCalls {
    NONE,
    CHANGES,
    ALL
  }

  /**
   * What is served for Prometheus.
   *
   * @param port null for that of the API
   * @param labels how many state machines, and activities, have metrics of their own
   */
  public record Metrics(boolean enabled, @Nullable Integer port, int labels) {}

  static Operation of(Values values) {
    return new Operation(
        new Guard(
            values.get(OperationSettings.REDIS_PERCENT),
            values.get(OperationSettings.HEAP_PERCENT),
            values.get(OperationSettings.POLLS_PER_CLIENT),
            values.get(OperationSettings.STREAMS_PER_CLIENT)),
        LogForm.valueOf(constant(values.get(OperationSettings.LOG_FORMAT))),
        AuditedCalls.valueOf(constant(values.get(OperationSettings.AUDIT_CALLS))),
        new Metrics(
            values.get(OperationSettings.METRICS_ENABLED),
            values.get(OperationSettings.METRICS_PORT).orElse(null),
            values.get(OperationSettings.METRICS_LABELS)),
        values.get(OperationSettings.TRACES_ENDPOINT).orElse(null));
  }

  private static String constant(String word) {
    return word.toUpperCase(Locale.ROOT);
  }
}
