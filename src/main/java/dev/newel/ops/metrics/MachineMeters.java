package dev.newel.ops.metrics;

import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.ExecutionStatus;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is counted of the executions of a state machine.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html">Monitoring
 *     Step Functions metrics using Amazon CloudWatch</a>
 */
final class MachineMeters {

  /** AWS bills what has begun of a step. */
  private static final long BILLED_STEP_MS = 100;

  private static final double SECOND_MS = 1_000;

  private final Counter started;
  private final Counter redriven;
  private final Map<ExecutionStatus, Counter> ended = new EnumMap<>(ExecutionStatus.class);
  private final Timer time;
  private final @Nullable Counter billed;

  MachineMeters(MeterRegistry registry, MachineKind kind, String machine) {
    Tags tags = Tags.of("machine", machine, "type", kind.label());
    started = counter(registry, "started", "Executions that have begun", tags);
    redriven = counter(registry, "redriven", "Executions that were redriven", tags);
    for (ExecutionStatus status : EnumSet.complementOf(EnumSet.of(ExecutionStatus.RUNNING))) {
      String name = status.name().toLowerCase(Locale.ROOT).replace('_', '.');
      ended.put(status, counter(registry, name, "Executions that have ended so", tags));
    }
    time =
        Buckets.EXECUTION
            .timer("newel.execution.time", "From the start of executions to their ends")
            .tags(tags)
            .register(registry);
    billed =
        kind == MachineKind.EXPRESS
            ? Counter.builder("newel.express.execution.billed.duration")
                .description("What AWS would have billed executions of Express machines for")
                .baseUnit("seconds")
                .tags(tags)
                .register(registry)
            : null;
  }

  private static Counter counter(MeterRegistry registry, String what, String text, Tags tags) {
    return Counter.builder("newel.executions." + what)
        .description(text)
        .tags(tags)
        .register(registry);
  }

  void started() {
    started.increment();
  }

  void redriven() {
    redriven.increment();
  }

  void ended(Ending ending, long startTime) {
    long millis = Math.max(0, ending.stopTime() - startTime);
    Objects.requireNonNull(ended.get(ending.status())).increment();
    time.record(Duration.ofMillis(millis));
    if (billed != null) {
      long steps = (millis + BILLED_STEP_MS - 1) / BILLED_STEP_MS;
      billed.increment(steps * BILLED_STEP_MS / SECOND_MS);
    }
  }
}
