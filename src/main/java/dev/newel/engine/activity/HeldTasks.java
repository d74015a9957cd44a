package dev.newel.engine.activity;

import dev.newel.aws.Name;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The tasks that an engine keeps for a moment, as workers that are busy come back soon: a task that
 * meets one here costs no call of its own to find it. The others go to the queue before a worker
 * that waits at another instance would have waited long for them.
 */
final class HeldTasks {

  /** How long a task is kept. */
  static final long HOLD_MS = 100;

  private final Vertx vertx;
  private final Clock clock;
  private final Deque<HeldTask> held = new ArrayDeque<>();
  private boolean scheduled;

  HeldTasks(Vertx vertx, Clock clock) {
    this.vertx = vertx;
    this.clock = clock;
  }

  /** Keeps a task that was just scheduled; false where that makes no sense. */
  boolean hold(ActivityMatcher matcher, WaitingTask waiting) {
    HeldTask task = new HeldTask(matcher, waiting, clock.millis());
    if (!matcher.hold(task)) {
      return false;
    }
    add(task);
    return true;
  }

  /** Keeps a task that was leased from the queue. */
  void keep(ActivityMatcher matcher, WaitingTask waiting) {
    HeldTask task = new HeldTask(matcher, waiting, clock.millis());
    matcher.keep(task);
    add(task);
  }

  private void add(HeldTask task) {
    held.add(task);
    schedule(HOLD_MS);
  }

  private void schedule(long millis) {
    if (!scheduled) {
      scheduled = true;
      vertx.setTimer(millis, timer -> putOldBack());
    }
  }

  private void putOldBack() {
    scheduled = false;
    long now = clock.millis();
    for (HeldTask oldest = held.peek(); oldest != null; oldest = held.peek()) {
      long left = oldest.since() + HOLD_MS - now;
      if (left > 0 && left <= HOLD_MS) {
        schedule(left);
        return;
      }
      putBack(held.remove());
    }
  }

  private static void putBack(HeldTask task) {
    if (task.claim()) {
      task.task().putBack();
    }
  }

  /** Whether a task of an activity waits here; its matcher may be forgotten already. */
  boolean has(Name activity) {
    return held.stream().anyMatch(task -> task.isOf(activity));
  }

  /**
   * Drops those of an activity that were for one before it of the same name. What was scheduled in
   * the very millisecond of its creation was, almost surely; else its entry in the outbox brings it
   * back.
   *
   * @param created when the activity was, epoch milliseconds
   */
  void dropOlder(Name activity, long created) {
    held.removeIf(task -> task.isOf(activity) && task.isBefore(created) && drop(task));
  }

  private static boolean drop(HeldTask task) {
    if (task.claim()) {
      task.task().decided();
    }
    return true;
  }

  /** Brings all to the queue, now. */
  void putAllBack() {
    held.forEach(HeldTasks::putBack);
    held.clear();
  }
}
