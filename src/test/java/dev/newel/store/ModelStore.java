package dev.newel.store;

import dev.newel.aws.Name;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A store in memory that keeps the contract to the letter, for simulations, as one instance sees
 * it. {@link StoreContractTest} holds it to what the real store does.
 */
public final class ModelStore implements Store, ModelServer.Listener {

  private final ModelServer server;
  private final String instance;
  private final StoreClock clock;
  private final long retentionMillis;
  private final Wire shared;
  private final Supplier<Wire> wires;
  private final List<Consumer<Name>> taskListeners = new ArrayList<>();
  private final List<Consumer<Name>> changeListeners = new ArrayList<>();
  private final List<Runnable> leftListeners = new ArrayList<>();
  private final List<Runnable> lostListeners = new ArrayList<>();
  private final List<Runnable> backListeners = new ArrayList<>();

  /**
   * A store over a server that may have others.
   *
   * @param clock of the instance, from which it reckons the server's
   * @param retentionMillis how long an execution is kept after its end
   * @param shared the wire for all but the hot path
   * @param wires makes one for each engine
   */
  public ModelStore(
      ModelServer server,
      String instance,
      Clock clock,
      long retentionMillis,
      Wire shared,
      Supplier<Wire> wires) {
    this.server = server;
    this.instance = instance;
    this.clock = new StoreClock(clock::millis, server::now);
    this.clock.heard(this.clock.tick(), server.now());
    this.retentionMillis = retentionMillis;
    this.shared = shared;
    this.wires = wires;
  }

  @Override
  public Future<ExecutionStore> openExecutions() {
    return Future.succeededFuture(new ModelExecutions(server, wires.get(), instance));
  }

  @Override
  public Future<ExpressRuns> openExpressRuns() {
    return Future.succeededFuture(new ModelExpressRuns(server, wires.get()));
  }

  @Override
  public HistoryStore histories() {
    return new ModelExecutions(server, shared, instance);
  }

  @Override
  public TaskQueues queues() {
    return new ModelQueues(server, shared, instance);
  }

  @Override
  public PartitionStore partitions() {
    return new ModelPartitions(server, shared, instance, retentionMillis, clock);
  }

  @Override
  public OpenMapRuns openMapRuns() {
    return new ModelOpenMapRuns(server, shared);
  }

  @Override
  public Catalog catalog() {
    return new ModelCatalog(server, shared, this::changed);
  }

  /** There is nobody who looks at what is simulated. */
  @Override
  public Overview overview() {
    throw new UnsupportedOperationException("nobody looks at a simulation");
  }

  @Override
  public WorkIndex work() {
    throw new UnsupportedOperationException("nobody looks at a simulation");
  }

  @Override
  public InstanceMessages messages() {
    throw new UnsupportedOperationException("nobody looks at a simulation");
  }

  @Override
  public Clock clock() {
    return clock;
  }

  @Override
  public byte[] tokenKey() {
    return "key".getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Future<Boolean> isReady() {
    return shared.send(() -> true).otherwise(false);
  }

  @Override
  public Future<Boolean> isFull() {
    return Future.succeededFuture(false);
  }

  @Override
  public Future<Double> fill() {
    return Future.succeededFuture(0.0);
  }

  @Override
  public void task(Name activity) {
    taskListeners.forEach(listener -> listener.accept(activity));
  }

  @Override
  public void changed(Name name) {
    changeListeners.forEach(listener -> listener.accept(name));
  }

  @Override
  public void left() {
    leftListeners.forEach(Runnable::run);
  }

  /** Nothing is heard from now on. */
  public void lost() {
    lostListeners.forEach(Runnable::run);
  }

  /** The store is heard again. */
  public void back() {
    backListeners.forEach(Runnable::run);
  }

  @Override
  public void onTask(Consumer<Name> listener) {
    taskListeners.add(listener);
  }

  @Override
  public void onChange(Consumer<Name> listener) {
    changeListeners.add(listener);
  }

  @Override
  public void onLeft(Runnable listener) {
    leftListeners.add(listener);
  }

  @Override
  public void onLost(Runnable listener) {
    lostListeners.add(listener);
  }

  @Override
  public void onBack(Runnable listener) {
    backListeners.add(listener);
  }

  @Override
  public Future<Void> close() {
    return Future.succeededFuture();
  }
}
