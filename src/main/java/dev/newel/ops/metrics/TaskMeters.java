package dev.newel.ops.metrics;

import dev.newel.interpreter.model.event.EventType;
import dev.newel.ops.turn.TaskFamily;
import dev.newel.ops.turn.TaskMove;
import io.micrometer.core.instrument.Counter;
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
  private final @Nullable Times scheduleTime;
  private final Times runTime;
  private final Times time;

  /** Makes the meters of one of a family. */
  private record Maker(MeterGroup group, TaskFamily family, String worker) {

    Counter counter(String what, String help) {
      return group.counter("newel." + family.many() + "." + what, help, family.label(), worker);
    }

    Times times(String what, String help) {
      return group.times(
          Buckets.TASK, "newel." + family.one() + "." + what, help, family.label(), worker);
    }
  }

  /**
   * @param worker what does the tasks
   */
  TaskMeters(MeterGroup group, TaskFamily family, String worker) {
    Maker maker = new Maker(group, family, worker);
    // a call starts as it is scheduled, and shows no sign of life
    boolean waits = family == TaskFamily.ACTIVITY;
    scheduled = maker.counter("scheduled", "Tasks that were scheduled");
    started = maker.counter("started", "Tasks that were started");
    succeeded = maker.counter("succeeded", "Tasks that have succeeded");
    failed = maker.counter("failed", "Tasks that have failed");
    timedOut = maker.counter("timed.out", "Tasks that took too long");
    heartbeatTimedOut =
        waits ? maker.counter("heartbeat.timed.out", "Tasks without a sign of life") : null;
    scheduleTime = waits ? maker.times("schedule.time", "From the schedule to the start") : null;
    runTime = maker.times("run.time", "From the start to the end");
    time = maker.times("time", "From the schedule to the end");
  }

  void count(TaskMove move) {
    switch (TaskFamily.stage(move.event().type())) {
      case SCHEDULED -> scheduled.increment();
      case STARTED -> start(move);
      case SUCCEEDED -> end(succeeded, move);
      case FAILED -> end(failed, move);
      case TIMED_OUT -> end(timedOut(move), move);
    }
  }

  private void start(TaskMove move) {
    started.increment();
    if (scheduleTime != null) {
      record(scheduleTime, move, move.scheduledAt());
    }
  }

  /** Only who has started a task can be silent. */
  private Counter timedOut(TaskMove move) {
    return heartbeatTimedOut != null && move.isSilent() && move.startedAt() != 0
        ? heartbeatTimedOut
        : timedOut;
  }

  private void end(Counter how, TaskMove move) {
    how.increment();
    // one that no worker took did not run
    if (move.event().type() != EventType.ACTIVITY_TIMED_OUT || move.startedAt() != 0) {
      record(runTime, move, move.startedAt() == 0 ? move.scheduledAt() : move.startedAt());
    }
    record(time, move, move.scheduledAt());
  }

  private static void record(Times times, TaskMove move, long since) {
    times.recordMillis(Math.max(0, move.event().time() - since));
  }
}
