package dev.newel.torture;

import dev.newel.aws.Name;
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
  public Future<Void> offer(Name activity, List<Offer> offers) {
    return intact.offer(activity, offers);
  }

  @Override
  public Future<Void> putBack(Name activity, List<TaskRef> tasks) {
    return intact.putBack(activity, tasks);
  }

  @Override
  public Future<Leased> lease(Name activity, int count, List<TaskRef> released) {
    return intact.lease(activity, count, released);
  }

  @Override
  public Future<Void> release(Name activity, List<TaskRef> tasks) {
    return intact.release(activity, tasks);
  }

  @Override
  public Future<Void> withdraw(Name activity, TaskRef task) {
    return intact.withdraw(activity, task);
  }
}
