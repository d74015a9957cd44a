package dev.newel.engine.activity;

import dev.newel.aws.Name;
import java.util.concurrent.atomic.AtomicBoolean;

/** A task that waits here for a moment. Whoever claims it sees to it. */
final class HeldTask {

  private final ActivityMatcher matcher;
  private final WaitingTask task;
  private final long since;
  private final AtomicBoolean claimed = new AtomicBoolean();

  /**
   * A task that nobody has claimed.
   *
   * @param matcher where it waits
   * @param since when it came, ms
   */
  HeldTask(ActivityMatcher matcher, WaitingTask task, long since) {
    this.matcher = matcher;
    this.task = task;
    this.since = since;
  }

  /** Whether it is a task of the activity, or of one before it of the same name. */
  boolean isOf(Name activity) {
    return matcher.activity().equals(activity);
  }

  /** Whether it is surely of the activity that the poll is for. */
  boolean isFor(Poll poll) {
    return poll.accepts(task);
  }

  /** Whether it may be of an activity before the one that was created then. */
  boolean isBefore(long created) {
    return task.activityWasThere() < created;
  }

  WaitingTask task() {
    return task;
  }

  long since() {
    return since;
  }

  boolean claim() {
    return claimed.compareAndSet(false, true);
  }
}
