package dev.newel.engine;

import dev.newel.store.OutboxEntry;
import dev.newel.store.PartitionStore;
import dev.newel.store.StoreUnavailableException;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** Partitions whose outboxes note what is asked of them. */
public final class RecordedPartitions implements PartitionStore {

  public final List<OutboxEntry> struck = new ArrayList<>();
  public final List<Renewal> renewed = new ArrayList<>();
  public boolean away;

  /** An entry whose lease is to last so long from then on. */
  public record Renewal(OutboxEntry entry, long leaseMillis) {}

  @Override
  public int partitions() {
    return 4;
  }

  @Override
  public Future<Void> renew(List<OutboxEntry> entries, long leaseMillis) {
    entries.forEach(entry -> renewed.add(new Renewal(entry, leaseMillis)));
    return done();
  }

  @Override
  public Future<Void> strike(List<OutboxEntry> entries) {
    if (!away) {
      struck.addAll(entries);
    }
    return done();
  }

  private Future<Void> done() {
    return away
        ? Future.failedFuture(new StoreUnavailableException("away", null))
        : Future.succeededFuture();
  }

  @Override
  public Future<Share> share() {
    throw new UnsupportedOperationException("share");
  }

  @Override
  public Future<Sweep> sweep(int partition, long horizonMillis) {
    throw new UnsupportedOperationException("sweep");
  }

  @Override
  public Future<Void> leave() {
    throw new UnsupportedOperationException("leave");
  }
}
