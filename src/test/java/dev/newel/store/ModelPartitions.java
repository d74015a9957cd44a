package dev.newel.store;

import io.vertx.core.Future;
import java.util.List;

/** What is due in a model, as one instance sees it. */
record ModelPartitions(
    ModelServer server, Wire wire, String instance, long retentionMillis, StoreClock clock)
    implements PartitionStore {

  /** What is said to a sign of life. */
  private record Sign(Share share, long time) {}

  @Override
  public int partitions() {
    return server.partitions();
  }

  @Override
  public Future<Sweep> sweep(int partition, long horizonMillis) {
    return wire.send(() -> server.partition(partition).sweep(horizonMillis, retentionMillis));
  }

  @Override
  public Future<Void> renew(List<OutboxEntry> entries, long leaseMillis) {
    List<OutboxEntry> kept = List.copyOf(entries);
    return wire.send(
            () -> {
              kept.forEach(entry -> server.partition(entry.execution()).renew(entry, leaseMillis));
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
    long asked = clock.tick();
    return wire.send(() -> new Sign(server.share(instance), server.now()))
        .map(
            sign -> {
              clock.heard(asked, sign.time());
              return sign.share();
            });
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
