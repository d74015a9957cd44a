package dev.newel.engine.activity;

import dev.newel.aws.Name;
import dev.newel.store.TaskQueues;
import dev.newel.store.TaskQueues.TaskRef;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The tasks that this instance has leased from the queue of an activity. Each goes to a worker, and
 * its lease is released; or it goes back.
 */
final class Leases {

  /** Leases are released with the next call that leases more, or after this long without one. */
  private static final long RELEASE_MS = 1_000;

  private final Name activity;
  private final Vertx vertx;
  private final TaskQueues queues;
  private final BooleanSupplier isLeasing;
  private List<TaskRef> released = new ArrayList<>();
  private boolean releasing;

  /** Tasks that are neither with a worker nor back in the queue. */
  private int inHand;

  /**
   * No leases.
   *
   * @param isLeasing whether a call that leases more is under way
   */
  Leases(Name activity, Vertx vertx, TaskQueues queues, BooleanSupplier isLeasing) {
    this.activity = activity;
    this.vertx = vertx;
    this.queues = queues;
    this.isLeasing = isLeasing;
  }

  /** Whether no task is in this instance's hands. */
  boolean isEmpty() {
    return inHand == 0;
  }

  /**
   * Begins the lease of a task, which is to be handed out.
   *
   * @param created when the activity was whose queue it was in
   */
  WaitingTask begin(TaskRef task, long created) {
    inHand++;
    return new LeasedTask(task, created);
  }

  /** What is to be released, by a call that may fail: then it is {@link #notReleased}. */
  List<TaskRef> toRelease() {
    List<TaskRef> all = released;
    released = new ArrayList<>();
    return all;
  }

  void notReleased(List<TaskRef> tasks) {
    released.addAll(tasks);
  }

  /** A task from the queue, which has it back when its lease ends. */
  private final class LeasedTask implements WaitingTask {
    private final TaskRef task;
    private final long created;

    LeasedTask(TaskRef task, long created) {
      this.task = task;
      this.created = created;
    }

    @Override
    public TaskRef ref() {
      return task;
    }

    @Override
    public long activityWasThere() {
      return created;
    }

    @Override
    public void decided() {
      inHand--;
      release(task);
    }

    @Override
    public void putBack() {
      queues.putBack(activity, List.of(task)).onComplete(offered -> inHand--);
    }
  }

  private void release(TaskRef task) {
    released.add(task);
    if (!releasing) {
      releasing = true;
      vertx.setTimer(RELEASE_MS, timer -> releaseAlone());
    }
  }

  /** A call that leases nothing would end the waiting of this instance, so this is another one. */
  private void releaseAlone() {
    releasing = false;
    if (!released.isEmpty() && !isLeasing.getAsBoolean()) {
      List<TaskRef> ended = toRelease();
      queues.release(activity, ended).onFailure(lost -> notReleased(ended));
    }
  }
}
