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
  public Future<Void> offer(Name activity, List<TaskRef> tasks, long since) {
    return intact.offer(activity, tasks, since);
  }

  @Override
  public Future<Taken> take(Name activity, int count, List<TaskRef> settled) {
    return intact.take(activity, count, settled);
  }

  @Override
  public Future<Void> settle(Name activity, List<TaskRef> settled) {
    return intact.settle(activity, settled);
  }

  @Override
  public Future<Void> withdraw(Name activity, TaskRef task) {
    return intact.withdraw(activity, task);
  }
}
