package dev.newel.store;

import dev.newel.aws.Name;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.function.Consumer;

/** All that Newel keeps, and what other instances have to say of it. */
public interface Store {

  /** Executions, over a connection of the caller's own, on the caller's event loop. */
  Future<ExecutionStore> openExecutions();

  /** Runs of Express machines, over a connection of the caller's own, on its event loop. */
  Future<ExpressRuns> openExpressRuns();

  HistoryStore histories();

  TaskQueues queues();

  PartitionStore partitions();

  /** What has ended. */
  default ClosedExecutions closed() {
    return ClosedExecutions.NONE;
  }

  /** Other instances, to share work with. */
  default Peers peers() {
    return Peers.NONE;
  }

  /** Which Map Runs are open, where they are limited. */
  default OpenMapRuns openMapRuns() {
    return OpenMapRuns.NONE;
  }

  Catalog catalog();

  /** What people want to see of all that is kept. */
  Overview overview();

  /** Which tasks of activities workers have. */
  WorkIndex work();

  /** What instances say to each other. */
  InstanceMessages messages();

  /** Tells the store's time, which is the same for all instances but for some milliseconds. */
  Clock clock();

  /** The key that signs task tokens, the same for all instances. */
  byte[] tokenKey();

  /** Whether the store answers. */
  Future<Boolean> isReady();

  /**
   * Whether the store has no room for more: it does what ends or removes something, and no more.
   */
  Future<Boolean> isFull();

  /**
   * Which part of its room is taken, where it has so much and no more: from 0 to 1, and a little
   * above where it is full; 0 where there is no bound.
   */
  Future<Double> fill();

  /**
   * Hears that a task waits in the queue of an activity.
   *
   * @param listener called on an event loop of the store's choice
   */
  void onTask(Consumer<Name> listener);

  /** Hears the name of a state machine or an activity that was changed. */
  void onChange(Consumer<Name> listener);

  /** Hears that another instance has left in order: its share is to be taken over. */
  void onLeft(Runnable listener);

  /** Hears that nothing is heard until {@link #onBack}. */
  void onLost(Runnable listener);

  /** Hears that the store is back: what was said meanwhile was missed. */
  void onBack(Runnable listener);

  Future<Void> close();
}
