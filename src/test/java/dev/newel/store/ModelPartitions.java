package dev.newel.store;

import io.vertx.core.Future;
import java.util.List;

/** What is due in a model, as one instance sees it. */
record ModelPartitions(ModelServer server, Wire wire, String instance, long retentionMillis)
    implements PartitionStore {

  @Override
  public int partitions() {
    return server.partitions();
  }

  @Override
  public Future<Sweep> sweep(int partition, long now, long horizon) {
    return wire.send(() -> server.partition(partition).sweep(now, horizon, now - retentionMillis));
  }

  @Override
  public Future<Void> renew(List<Duty> duties, long until) {
    List<Duty> kept = List.copyOf(duties);
    return wire.send(
            () -> {
              kept.forEach(duty -> server.partition(duty.execution()).renew(duty, until));
              return true;
            })
        .mapEmpty();
  }

  @Override
  public Future<Void> settle(List<Duty> duties) {
    List<Duty> done = List.copyOf(duties);
    return wire.send(
            () -> {
              done.forEach(duty -> server.partition(duty.execution()).settle(List.of(duty)));
              return true;
            })
        .mapEmpty();
  }

  @Override
  public Future<Share> share() {
    return wire.send(() -> server.share(instance));
  }

  @Override
  public Future<Void> leave() {
    return wire.send(
            () -> {
              server.leave(instance);
              return true;
            })
        .mapEmpty();
  }
}
