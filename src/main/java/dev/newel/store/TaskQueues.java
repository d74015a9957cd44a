package dev.newel.store;

import dev.newel.aws.Name;
import dev.newel.interpreter.model.start.ExecutionKey;
import io.vertx.core.Future;
import java.util.List;

/**
 * The queues of activities. A queue is an index of what is scheduled and has no worker: the commit
 * of ActivityStarted alone decides whether a task is handed out.
 */
public interface TaskQueues {

  /** One attempt at an activity task. */
  record TaskRef(ExecutionKey execution, int frame, long nonce) {}

  /**
   * A task for a queue.
   *
   * @param since when it was scheduled, epoch milliseconds, which is its place there
   */
  record Offer(TaskRef task, long since) {}

  /**
   * What was leased.
   *
   * @param created when the activity was that the tasks are for, epoch milliseconds
   * @param leaseMillis in how long the first of the leases that anybody has ends: its task may then
   *     be back in the queue with nobody woken. 0 where there is no lease, or where as much was
   *     leased as was wanted
   */
  record Leased(List<TaskRef> tasks, long created, long leaseMillis) {}

  /**
   * Puts tasks into the queue, and wakes instances that wait for them. What was scheduled before
   * the activity was created is for one before it of the same name, and is left out.
   */
  Future<Void> offer(Name activity, List<Offer> offers);

  /**
   * Puts tasks that were leased back into the queue, in front, and wakes instances that wait for
   * them. One whose lease is gone is left alone: others have brought it back, or its activity was
   * deleted, and what is there now is another one of the same name.
   */
  Future<Void> putBack(Name activity, List<TaskRef> tasks);

  /**
   * Leases tasks. When there are fewer than wanted, this instance is entered as waiting, and hears
   * of the next one.
   *
   * @param count how many at most
   * @param released tasks that were leased before and are decided: their leases end
   */
  Future<Leased> lease(Name activity, int count, List<TaskRef> released);

  /** Ends the leases of tasks that are decided. */
  Future<Void> release(Name activity, List<TaskRef> tasks);

  /** Takes a task out of the queue. */
  Future<Void> withdraw(Name activity, TaskRef task);
}
