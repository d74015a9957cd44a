package dev.newel.engine;

import dev.newel.engine.activity.Exchange;
import dev.newel.engine.activity.Exchanges;
import dev.newel.engine.activity.HandOuts;
import dev.newel.engine.activity.HeldTasks;
import dev.newel.engine.activity.Poll;
import dev.newel.engine.definition.Program;
import dev.newel.engine.message.EngineClient;
import dev.newel.engine.message.EngineReply;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.ExecutionKey;
import dev.newel.store.Duty;
import dev.newel.store.PartitionStore;
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
import java.util.stream.Collectors;

/**
 * Does what committed turns owe the world, and strikes it from the outbox afterwards. What fails
 * stays there, and is found again when its lease lapses.
 */
final class Duties {

  /** For this long after a commit its duties are surely this instance's, by the lease they have. */
  static final long OWN_MS = 5_000;

  private static final long TICK_MS = 2_000;
  private static final long CALL_LEASE_MS = 10_000;
  private static final long PARKED_MS = 60_000;
  private static final int SETTLED_PER_COMMIT = 64;

  private final Vertx vertx;
  private final Context context;
  private final TaskQueues queues;
  private final PartitionStore partitions;
  private final EngineClient engines;
  private final ServiceCaller services;
  private final Clock clock;
  private final Exchanges exchanges;
  private final HandOuts handOuts;
  private final HeldTasks held;

  /** Done and not yet struck, by partition: the next commit there takes them with it. */
  private final Map<Integer, Deque<Duty>> settled = new HashMap<>();

  /** Tasks that were brought to their queues, and are in the outbox as if that were to be done. */
  private List<Owed> offered = new ArrayList<>();

  /** Tasks to be offered at the end of this round of the event loop, by activity. */
  private Map<String, List<Owed>> offers = new HashMap<>();

  /** Calls that are under way. */
  private final Set<Duty> calling = new HashSet<>();

  /** Tasks that are held, or on their way to a poll, into a queue or out of one. */
  private int moving;

  Duties(
      Vertx vertx,
      Store store,
      EngineClient engines,
      Exchanges exchanges,
      HandOuts handOuts,
      HeldTasks held,
      Clock clock) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.queues = store.queues();
    this.partitions = store.partitions();
    this.engines = engines;
    this.services = new ServiceCaller(vertx);
    this.clock = clock;
    this.exchanges = exchanges;
    this.handOuts = handOuts;
    this.held = held;
  }

  void begin() {
    vertx.setPeriodic(TICK_MS, timer -> tick());
  }

  private void tick() {
    settleAll();
    if (!calling.isEmpty()) {
      partitions.renew(List.copyOf(calling), CALL_LEASE_MS);
    }
  }

  /** Brings the outbox up to date without waiting for commits that do so by the way. */
  Future<?> settleAll() {
    return Future.join(strikeDone(), parkOffered());
  }

  private Future<Void> strikeDone() {
    List<Duty> done = new ArrayList<>();
    settled.values().forEach(done::addAll);
    settled.clear();
    return done.isEmpty()
        ? Future.succeededFuture()
        : partitions.settle(done).onFailure(lost -> settleLater(done));
  }

  /**
   * What was offered stays in the outbox until a worker has it, so that a task that its queue has
   * lost, as in a failover, is offered again: the rarer the longer it has waited already.
   */
  private Future<?> parkOffered() {
    long now = clock.millis();
    Map<Long, List<Duty>> byLease =
        offered.stream()
            .collect(
                Collectors.groupingBy(
                    task -> parkedFor(now - task.since),
                    Collectors.mapping(task -> task.duty, Collectors.toList())));
    offered = new ArrayList<>();
    return Future.join(
        byLease.entrySet().stream()
            .map(entry -> partitions.renew(entry.getValue(), entry.getKey()))
            .toList());
  }

  /** For as long as the task has waited, about. */
  private static long parkedFor(long age) {
    return PARKED_MS * Math.max(1, Long.highestOneBit(age / PARKED_MS));
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

  /**
   * Does a duty.
   *
   * @param since when it came into being, epoch milliseconds
   */
  void perform(Duty duty, Effect effect, long since) {
    if (effect instanceof Effect.OfferTask offer) {
      offer(Program.activityName(offer.activityArn()), duty, since);
    } else if (effect instanceof Effect.WithdrawTask) {
      withdraw(duty);
    } else if (effect instanceof Effect.CallService call) {
      call(duty, call);
    }
  }

  /** Brings a task to a poll that waits here, or that comes soon, or to its queue. */
  private void offer(String activity, Duty duty, long since) {
    Owed task = new Owed(activity, duty, since);
    Exchange exchange = exchanges.of(activity);
    Poll poll = exchange.claim();
    if (poll != null) {
      moving++;
      handOuts.give(task, poll);
    } else if (held.hold(exchange, task)) {
      moving++;
    } else {
      toQueue(task);
    }
  }

  /** A task that was scheduled and is not in its queue; others see to it on their event loops. */
  private final class Owed implements HandOuts.Origin {
    private final String activity;
    private final Duty duty;
    private final long since;

    Owed(String activity, Duty duty, long since) {
      this.activity = activity;
      this.duty = duty;
      this.since = since;
    }

    @Override
    public TaskRef task() {
      return Duties.task(duty);
    }

    @Override
    public void settle() {
      // the commit that decided about the task has struck the duty
      context.runOnContext(here -> moving--);
    }

    @Override
    public void putBack() {
      context.runOnContext(
          here -> {
            moving--;
            toQueue(this);
          });
    }
  }

  /** What is offered in one round is offered together: one call for many tasks. */
  private void toQueue(Owed task) {
    if (offers.isEmpty()) {
      context.runOnContext(endOfRound -> offerAll());
    }
    offers.computeIfAbsent(task.activity, name -> new ArrayList<>()).add(task);
  }

  private void offerAll() {
    Map<String, List<Owed>> all = offers;
    offers = new HashMap<>();
    all.forEach(this::offerAll);
  }

  private void offerAll(String activity, List<Owed> tasks) {
    moving++;
    queues
        .offer(activity, tasks.stream().map(Owed::task).toList(), tasks.get(0).since)
        .onSuccess(done -> offered.addAll(tasks))
        .onComplete(end -> moving--);
  }

  /** Takes a task out of its queue, which nobody may have any more. */
  void withdraw(Duty duty) {
    // it may be among them, and must not come after its withdrawal
    held.putAllBack();
    moving++;
    context.runOnContext(
        here -> {
          offerAll();
          queues
              .withdraw(duty.activity(), task(duty))
              .onSuccess(withdrawn -> done(duty))
              .onComplete(end -> moving--);
        });
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
