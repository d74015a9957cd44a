package dev.newel.ops.metrics;

import dev.newel.interpreter.model.event.EventType;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is counted of the tasks that one activity, function or integration does.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html">Monitoring
 *     Step Functions metrics using Amazon CloudWatch</a>
 */
final class TaskMeters {

  private final Counter scheduled;
  private final Counter started;
  private final Counter succeeded;
  private final Counter failed;
  private final Counter timedOut;
  private final @Nullable Counter heartbeatTimedOut;
  private final @Nullable Timer scheduleTime;
  private final Timer runTime;
  private final Timer time;

  /**
   * @param worker what does the tasks
   */
  TaskMeters(MeterRegistry registry, TaskFamily family, String worker) {
    Tags tags = Tags.of(family.label(), worker);
    boolean waits = family == TaskFamily.ACTIVITY;
    scheduled = counter(registry, family, "scheduled", "Tasks that were scheduled", tags);
    started = counter(registry, family, "started", "Tasks that were started", tags);
    succeeded = counter(registry, family, "succeeded", "Tasks that have succeeded", tags);
    failed = counter(registry, family, "failed", "Tasks that have failed", tags);
    timedOut = counter(registry, family, "timed.out", "Tasks that took too long", tags);
    heartbeatTimedOut =
        waits
            ? counter(registry, family, "heartbeat.timed.out", "Tasks without a sign of life", tags)
            : null;
    scheduleTime =
        waits
            ? timer(registry, family, "schedule.time", "From the schedule to the start", tags)
            : null;
    runTime = timer(registry, family, "run.time", "From the start to the end", tags);
    time = timer(registry, family, "time", "From the schedule to the end", tags);
  }

  private static Counter counter(
      MeterRegistry registry, TaskFamily family, String what, String text, Tags tags) {
    return Counter.builder("newel." + family.many() + "." + what)
        .description(text)
        .tags(tags)
        .register(registry);
  }

  private static Timer timer(
      MeterRegistry registry, TaskFamily family, String what, String text, Tags tags) {
    return Buckets.TASK
        .timer("newel." + family.one() + "." + what, text)
        .tags(tags)
        .register(registry);
  }

  void count(TaskMove move) {
    switch (TaskFamily.stage(move.event().type())) {
      case SCHEDULED -> scheduled.increment();
      case STARTED -> {
        started.increment();
        if (scheduleTime != null) {
          record(scheduleTime, move, move.scheduledAt());
        }
      }
      case SUCCEEDED -> end(succeeded, move);
      case FAILED -> end(failed, move);
      case TIMED_OUT ->
          end(heartbeatTimedOut != null && isSilence(move) ? heartbeatTimedOut : timedOut, move);
      default -> throw new IllegalArgumentException("no event of a task: " + move.event().type());
    }
  }

  /** Only who has started a task can be silent. */
  private static boolean isSilence(TaskMove move) {
    return move.isSilent() && move.startedAt() != 0;
  }

  private void end(Counter how, TaskMove move) {
    how.increment();
    if (move.event().type() != EventType.ACTIVITY_TIMED_OUT || move.startedAt() != 0) {
      record(runTime, move, move.startedAt() == 0 ? move.scheduledAt() : move.startedAt());
    }
    record(time, move, move.scheduledAt());
  }

  private static void record(Timer timer, TaskMove move, long since) {
    timer.record(Duration.ofMillis(Math.max(0, move.event().time() - since)));
  }
}
