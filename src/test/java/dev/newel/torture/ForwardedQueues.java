package dev.newel.torture;

import dev.newel.store.TaskQueues;
import io.vertx.core.Future;
import java.util.List;

/** Queues of another store. */
class ForwardedQueues implements TaskQueues {

  private final TaskQueues intact;

  ForwardedQueues(TaskQueues intact) {
    this.intact = intact;
  }

  TaskQueues intact() {
    return intact;
  }

  @Override
  public Future<Void> offer(String activity, List<TaskRef> tasks, long since) {
    return intact.offer(activity, tasks, since);
  }

  @Override
  public Future<Leased> lease(String activity, int count, List<TaskRef> released) {
    return intact.lease(activity, count, released);
  }

  @Override
  public Future<Void> release(String activity, List<TaskRef> tasks) {
    return intact.release(activity, tasks);
  }

  @Override
  public Future<Void> withdraw(String activity, TaskRef task) {
    return intact.withdraw(activity, task);
  }
}
