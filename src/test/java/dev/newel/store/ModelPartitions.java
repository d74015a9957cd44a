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
  public Future<Void> renew(List<OutboxEntry> entries, long until) {
    List<OutboxEntry> kept = List.copyOf(entries);
    return wire.send(
            () -> {
              kept.forEach(entry -> server.partition(entry.execution()).renew(entry, until));
              return true;
            })
        .mapEmpty();
  }

  @Override
  public Future<Void> strike(List<OutboxEntry> entries) {
    List<OutboxEntry> struck = List.copyOf(entries);
    return wire.send(
            () -> {
              struck.forEach(entry -> server.partition(entry.execution()).strike(List.of(entry)));
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
