package dev.newel.engine.activity;

import dev.newel.aws.Name;
import dev.newel.interpreter.RunningMachine;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.store.Catalog;
import dev.newel.store.Catalog.Activity;
import dev.newel.store.Flaws;
import dev.newel.store.ModelServer;
import dev.newel.store.ModelStore;
import dev.newel.store.SwitchedWire;
import dev.newel.store.TaskQueues;
import dev.newel.store.TaskQueues.Offer;
import dev.newel.store.TaskQueues.TaskRef;
import dev.newel.store.Wire;
import dev.newel.testing.ManualClock;
import java.util.List;
import java.util.Objects;

/** The queue of an activity in a model of the store, as an instance and as a test see it. */
final class QueueOfActivity {

  static final Name NAME = new Name(RunningMachine.HOME, "activity");
  static final Name ANOTHER = new Name(RunningMachine.HOME, "another");

  /** When the activity was, epoch milliseconds. */
  static final long CREATED = 1;

  private final ManualClock clock;
  private final ModelServer server;
  private final SwitchedWire wire = new SwitchedWire();
  private final TaskQueues others;
  private final Catalog catalog;

  QueueOfActivity(ManualClock clock) {
    this.clock = clock;
    this.server = new ModelServer(1, clock::millis, Flaws.NONE);
    this.others = store("other", Wire.DIRECT).queues();
    this.catalog = store("other", Wire.DIRECT).catalog();
    catalog.createActivity(new Activity(NAME, CREATED, "[]"));
    catalog.createActivity(new Activity(ANOTHER, CREATED, "[]"));
  }

  private ModelStore store(String instance, Wire way) {
    return new ModelStore(server, instance, clock, 1_000, way, () -> way);
  }

  /** As the instance under test sees it, over the {@link #wire}. */
  TaskQueues here() {
    return store("here", wire).queues();
  }

  SwitchedWire wire() {
    return wire;
  }

  static TaskRef task(int number) {
    return new TaskRef(new ExecutionKey(RunningMachine.HOME, "machine", "run" + number), 0, number);
  }

  /** Another instance puts tasks into the queue. */
  void offer(TaskRef... tasks) {
    for (TaskRef task : tasks) {
      others.offer(NAME, List.of(new Offer(task, clock.millis())));
      clock.advance(1);
    }
  }

  /** The activity is deleted, and a moment later there is another one of the same name. */
  void makeActivityAnew() {
    clock.advance(1);
    catalog.deleteActivity(NAME);
    catalog.createActivity(new Activity(NAME, clock.millis(), "[]"));
  }

  /** What another instance would get now. */
  List<TaskRef> lease() {
    return Objects.requireNonNull(others.lease(NAME, 100, List.of()).result()).tasks();
  }

  /** What there is when all leases have ended. */
  List<TaskRef> leaseLater() {
    clock.advance(60_000);
    return lease();
  }
}
