package dev.newel.store;

import io.vertx.core.Future;
import java.util.List;

/** Activity queues of a model, as one instance sees them. */
record ModelQueues(ModelServer server, Wire wire, String instance) implements TaskQueues {

  @Override
  public Future<Void> offer(String activity, List<TaskRef> tasks, long since) {
    List<TaskRef> offered = List.copyOf(tasks);
    return wire.send(
            () -> {
              if (server.activities.containsKey(activity)) {
                server.queue(activity).offer(offered, since);
              }
              return true;
            })
        .mapEmpty();
  }

  @Override
  public Future<Taken> take(String activity, int count, List<TaskRef> settled) {
    List<TaskRef> decided = List.copyOf(settled);
    return wire.send(() -> server.take(activity, instance, count, decided));
  }

  @Override
  public Future<Void> settle(String activity, List<TaskRef> settled) {
    List<TaskRef> decided = List.copyOf(settled);
    return wire.send(
            () -> {
              server.queue(activity).settle(decided);
              return true;
            })
        .mapEmpty();
  }

  @Override
  public Future<Void> withdraw(String activity, TaskRef task) {
    return wire.send(
            () -> {
              server.queue(activity).withdraw(task);
              return true;
            })
        .mapEmpty();
  }
}
