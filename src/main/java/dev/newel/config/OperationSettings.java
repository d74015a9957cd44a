package dev.newel.config;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The settings of who runs Newel: what is seen of it, and from when on it takes no more work. */
final class OperationSettings {

  static final Setting<Integer> REDIS_PERCENT =
      new Setting<>(
          "limits.redis-percent",
          "90",
          "How full Redis may be, in percent of its maxmemory, before what is new is refused.",
          Kind.number(1, 100));

  static final Setting<Integer> HEAP_PERCENT =
      new Setting<>(
          "limits.heap-percent",
          "90",
          "How full the heap of the JVM may be after a collection before what is new is refused.",
          Kind.number(1, 100));

  static final Setting<Integer> POLLS_PER_CLIENT =
      new Setting<>(
          "limits.polls-per-client",
          "20000",
          "Polls of one access key, or of one address where nobody signs, that may wait in each"
              + " instance.",
          Kind.number(1, 1_000_000));

  static final Setting<Integer> STREAMS_PER_CLIENT =
      new Setting<>(
          "limits.streams-per-client",
          "100",
          "Pages of the console at one address that each instance tells what happens.",
          Kind.number(1, 10_000));

  static final Setting<String> LOG_LEVEL =
      new Setting<>(
          "log.level",
          "INFO",
          "What is logged, from the least to the most.",
          Kind.word("ERROR", "WARNING", "INFO", "DEBUG"));

  static final Setting<String> LOG_FORMAT =
      new Setting<>(
          "log.format",
          "text",
          "How it is logged: lines for people, or an object of JSON in each line.",
          Kind.word("text", "json"));

  static final Setting<String> AUDIT_CALLS =
      new Setting<>(
          "audit.calls",
          "none",
          "Which calls of the API are logged with who made them: none, those that change something,"
              + " or all.",
          Kind.word("none", "changes", "all"));

  static final Setting<Boolean> METRICS_ENABLED =
      new Setting<>(
          "metrics.enabled",
          "true",
          "Whether metrics are kept, and served at /metrics.",
          Kind.flag());

  static final Setting<Optional<Integer>> METRICS_PORT =
      new Setting<>(
          "metrics.port",
          "",
          "none, so that of the API",
          "Port at which metrics are served; without one, that of the API.",
          Kind.number(0, 65_535).optional(),
          UnaryOperator.identity());

  static final Setting<Integer> METRICS_LABELS =
      new Setting<>(
          "metrics.labels",
          "200",
          "State machines, and activities, with metrics of their own; the rest are counted together.",
          Kind.number(1, 10_000));

  static final Setting<Optional<String>> TRACES_ENDPOINT =
      new Setting<>(
          "traces.endpoint",
          "",
          "none, so that there are none",
          "URL of a collector that takes OpenTelemetry's OTLP over HTTP, to send traces to.",
          Kind.text("a URL, http://host:port or https://host", "https?://[^\\s@]+").optional(),
          UnaryOperator.identity());

  static final List<Setting<?>> ALL =
      List.of(
          REDIS_PERCENT,
          HEAP_PERCENT,
          POLLS_PER_CLIENT,
          STREAMS_PER_CLIENT,
          LOG_LEVEL,
          LOG_FORMAT,
          AUDIT_CALLS,
          METRICS_ENABLED,
          METRICS_PORT,
          METRICS_LABELS,
          TRACES_ENDPOINT);

  private OperationSettings() {}
}
