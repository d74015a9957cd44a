package dev.newel.engine;

import dev.newel.bus.EngineClient;
import dev.newel.bus.EngineReply;
import dev.newel.engine.core.Effect;
import dev.newel.engine.core.ExecutionKey;
import dev.newel.store.Duty;
import dev.newel.store.PartitionStore;
import dev.newel.store.Program;
import dev.newel.store.Store;
import dev.newel.store.TaskQueues;
import dev.newel.store.TaskQueues.TaskRef;
import dev.newel.task.ServiceCaller;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Does what committed turns owe the world, and strikes it from the outbox afterwards. What fails
 * stays there, and is found again when its lease lapses.
 */
final class Duties {

  /** For this long after a commit its duties are surely this instance's, by the lease they have. */
  static final long OWN_MS = 5_000;

  private static final long TICK_MS = 2_000;
  private static final int SETTLED_PER_COMMIT = 64;

  private final Vertx vertx;
  private final Context context;
  private final TaskQueues queues;
  private final PartitionStore partitions;
  private final EngineClient engines;
  private final ServiceCaller services;
  private final Clock clock;

  /** Done and not yet struck, by partition: the next commit there takes them with it. */
  private final Map<Integer, Deque<Duty>> settled = new HashMap<>();

  /** Tasks to be offered at the end of this round of the event loop, by activity. */
  private Map<String, List<Duty>> offers = new HashMap<>();

  /** Calls that are under way. */
  private final Set<Duty> calling = new HashSet<>();

  /** Tasks on their way into a queue or out of one. */
  private int moving;

  Duties(Vertx vertx, Store store, EngineClient engines, Clock clock) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.queues = store.queues();
    this.partitions = store.partitions();
    this.engines = engines;
    this.services = new ServiceCaller(vertx);
    this.clock = clock;
  }

  void begin() {
    vertx.setPeriodic(TICK_MS, timer -> tick());
  }

  private void tick() {
    settleAll();
    if (!calling.isEmpty()) {
      partitions.renew(List.copyOf(calling), clock.millis());
    }
  }

  /** Strikes what was done without waiting for a commit that takes it with it. */
  Future<Void> settleAll() {
    List<Duty> done = new ArrayList<>();
    settled.values().forEach(done::addAll);
    settled.clear();
    return done.isEmpty()
        ? Future.succeededFuture()
        : partitions.settle(done).onFailure(lost -> settleLater(done));
  }

  /** Whether nothing is being done that ends by itself. */
  boolean isIdle() {
    return offers.isEmpty() && moving == 0 && calling.isEmpty();
  }

  /** Duties of an execution's partition that were done, to be struck by a commit there. */
  List<Duty> settledIn(ExecutionKey key) {
    Deque<Duty> done = settled.get(partition(key));
    if (done == null || done.isEmpty()) {
      return List.of();
    }
    List<Duty> taken = new ArrayList<>(Math.min(done.size(), SETTLED_PER_COMMIT));
    while (!done.isEmpty() && taken.size() < SETTLED_PER_COMMIT) {
      taken.add(done.remove());
    }
    return taken;
  }

  void settleLater(Collection<Duty> duties) {
    duties.forEach(this::done);
  }

  void done(Duty duty) {
    calling.remove(duty);
    settled.computeIfAbsent(partition(duty.execution()), number -> new ArrayDeque<>()).add(duty);
  }

  private int partition(ExecutionKey key) {
    return key.partition(partitions.partitions());
  }

  void perform(Duty duty, Effect effect) {
    if (effect instanceof Effect.OfferTask offer) {
      offer(Program.activityName(offer.activityArn()), duty);
    } else if (effect instanceof Effect.WithdrawTask withdraw) {
      withdraw(Program.activityName(withdraw.activityArn()), duty);
    } else if (effect instanceof Effect.CallService call) {
      call(duty, call);
    }
  }

  /** What is offered in one round is offered together: one call for many tasks. */
  private void offer(String activity, Duty duty) {
    if (offers.isEmpty()) {
      context.runOnContext(endOfRound -> offerAll());
    }
    offers.computeIfAbsent(activity, name -> new ArrayList<>()).add(duty);
  }

  private void offerAll() {
    Map<String, List<Duty>> all = offers;
    offers = new HashMap<>();
    all.forEach(
        (activity, duties) ->
            move(duties, queues.offer(activity, duties.stream().map(Duties::task).toList())));
  }

  private void withdraw(String activity, Duty duty) {
    offerAll(); // it may be among them, and must not come after its withdrawal
    move(List.of(duty), queues.withdraw(activity, task(duty)));
  }

  private void move(List<Duty> duties, Future<Void> moved) {
    moving++;
    moved.onSuccess(done -> settleLater(duties)).onComplete(end -> moving--);
  }

  private static TaskRef task(Duty duty) {
    return new TaskRef(duty.execution(), duty.frame(), duty.nonce());
  }

  private void call(Duty duty, Effect.CallService call) {
    if (!calling.add(duty)) {
      return;
    }
    services
        .call(call)
        .compose(fact -> engines.deliver(duty.execution(), fact, null))
        .onComplete(
            delivered -> {
              if (delivered.succeeded()
                  && !(delivered.result() instanceof EngineReply.Unavailable)) {
                done(duty);
              } else {
                // the lease lapses, and the call is made again
                calling.remove(duty);
              }
            });
  }
}
