package dev.newel.store;

import dev.newel.aws.Name;
import io.vertx.core.Future;
import java.util.List;

/** Activity queues of a model, as one instance sees them. */
record ModelQueues(ModelServer server, Wire wire, String instance) implements TaskQueues {

  @Override
  public Future<Void> offer(Name activity, List<Offer> offers) {
    List<Offer> offered = List.copyOf(offers);
    return wire.send(
            () -> {
              server.offer(activity, offered);
              return true;
            })
        .mapEmpty();
  }

  @Override
  public Future<Void> putBack(Name activity, List<TaskRef> tasks) {
    List<TaskRef> leased = List.copyOf(tasks);
    return wire.send(
            () -> {
              server.queue(activity).putBack(leased);
              return true;
            })
        .mapEmpty();
  }

  @Override
  public Future<Leased> lease(Name activity, int count, List<TaskRef> released) {
    List<TaskRef> decided = List.copyOf(released);
    return wire.send(() -> server.lease(activity, instance, count, decided));
  }

  @Override
  public Future<Void> release(Name activity, List<TaskRef> tasks) {
    List<TaskRef> decided = List.copyOf(tasks);
    return wire.send(
            () -> {
              server.queue(activity).release(decided);
              return true;
            })
        .mapEmpty();
  }

  @Override
  public Future<Void> withdraw(Name activity, TaskRef task) {
    return wire.send(
            () -> {
              server.queue(activity).withdraw(task);
              return true;
            })
        .mapEmpty();
  }
}
