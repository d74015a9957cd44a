package dev.newel.ops.metrics;

import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.ExecutionStatus;
import io.micrometer.core.instrument.Counter;
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
  private final Times time;
  private final @Nullable Counter billed;

  MachineMeters(MeterGroup group, MachineKind kind, String machine) {
    String[] labels = {"machine", machine, "type", kind.label()};
    started = group.counter("newel.executions.started", "Executions that have begun", labels);
    redriven = group.counter("newel.executions.redriven", "Executions that were redriven", labels);
    for (ExecutionStatus status : EnumSet.complementOf(EnumSet.of(ExecutionStatus.RUNNING))) {
      String name = status.name().toLowerCase(Locale.ROOT).replace('_', '.');
      ended.put(
          status,
          group.counter("newel.executions." + name, "Executions that have ended so", labels));
    }
    time =
        group.times(
            Buckets.EXECUTION,
            "newel.execution.time",
            "From the start of executions to their ends",
            labels);
    billed =
        kind == MachineKind.EXPRESS
            ? group.counter(
                "newel.express.execution.billed.duration.seconds",
                "What AWS would have billed executions of Express machines for",
                labels)
            : null;
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
    time.recordMillis(millis);
    if (billed != null) {
      long steps = (millis + BILLED_STEP_MS - 1) / BILLED_STEP_MS;
      billed.increment(steps * BILLED_STEP_MS / SECOND_MS);
    }
  }
}
