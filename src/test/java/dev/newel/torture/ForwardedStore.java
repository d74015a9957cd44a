package dev.newel.torture;

import dev.newel.aws.Name;
import dev.newel.store.Catalog;
import dev.newel.store.ExecutionStore;
import dev.newel.store.ExpressRuns;
import dev.newel.store.HistoryStore;
import dev.newel.store.InstanceMessages;
import dev.newel.store.OpenMapRuns;
import dev.newel.store.Overview;
import dev.newel.store.PartitionStore;
import dev.newel.store.Peers;
import dev.newel.store.Store;
import dev.newel.store.TaskQueues;
import dev.newel.store.WorkIndex;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.function.Consumer;

/** Another store, as it is. */
class ForwardedStore implements Store {

  private final Store intact;

  ForwardedStore(Store intact) {
    this.intact = intact;
  }

  @Override
  public Future<ExecutionStore> openExecutions() {
    return intact.openExecutions();
  }

  @Override
  public Future<ExpressRuns> openExpressRuns() {
    return intact.openExpressRuns();
  }

  @Override
  public HistoryStore histories() {
    return intact.histories();
  }

  @Override
  public TaskQueues queues() {
    return intact.queues();
  }

  @Override
  public PartitionStore partitions() {
    return intact.partitions();
  }

  @Override
  public Peers peers() {
    return intact.peers();
  }

  @Override
  public OpenMapRuns openMapRuns() {
    return intact.openMapRuns();
  }

  @Override
  public Catalog catalog() {
    return intact.catalog();
  }

  @Override
  public Overview overview() {
    return intact.overview();
  }

  @Override
  public WorkIndex work() {
    return intact.work();
  }

  @Override
  public InstanceMessages messages() {
    return intact.messages();
  }

  @Override
  public Clock clock() {
    return intact.clock();
  }

  @Override
  public byte[] tokenKey() {
    return intact.tokenKey();
  }

  @Override
  public Future<Boolean> isFull() {
    return intact.isFull();
  }

  @Override
  public Future<Double> fill() {
    return intact.fill();
  }

  @Override
  public Future<Boolean> isReady() {
    return intact.isReady();
  }

  @Override
  public void onTask(Consumer<Name> listener) {
    intact.onTask(listener);
  }

  @Override
  public void onChange(Consumer<Name> listener) {
    intact.onChange(listener);
  }

  @Override
  public void onLeft(Runnable listener) {
    intact.onLeft(listener);
  }

  @Override
  public void onLost(Runnable listener) {
    intact.onLost(listener);
  }

  @Override
  public void onBack(Runnable listener) {
    intact.onBack(listener);
  }

  @Override
  public Future<Void> close() {
    return intact.close();
  }
}
