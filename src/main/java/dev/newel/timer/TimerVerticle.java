package dev.newel.timer;

import dev.newel.aws.Name;
import dev.newel.engine.message.EngineAddresses;
import dev.newel.engine.message.EngineClient;
import dev.newel.engine.message.EngineRequest;
import dev.newel.engine.message.FairQueue;
import dev.newel.engine.message.TimerRequest;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.store.PartitionStore;
import dev.newel.store.PartitionStore.Deadline;
import dev.newel.store.PartitionStore.Share;
import dev.newel.store.PartitionStore.Sweep;
import dev.newel.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Wakes executions: waits, time-outs, heartbeats, retries, lost work. A timer only proposes; the
 * commit decides by the deadline that is stored.
 *
 * <p>Engines arm what is due within seconds. The rest is found by a sweep of the partitions that
 * are this instance's share, a little before it is due.
 */
public final class TimerVerticle extends VerticleBase {

  private static final Logger LOG = System.getLogger(TimerVerticle.class.getName());

  private static final long SWEEP_MS = 500;

  /** Past the next sweep even if that one is late. */
  private static final long HORIZON_MS = 2_000;

  /** In a storm one line for so long. */
  private static final long TELL_MS = 10_000;

  /** How many proposals may be under way: as many as the store takes in a few milliseconds. */
  private static final int PROPOSALS = 64;

  /** A proposal that takes longer, as the store may be away, keeps others waiting no more. */
  private static final long PATIENCE_MS = 20;

  private final Store store;
  private final PartitionStore partitions;
  private final EngineClient engines;
  private final Clock clock;
  private final Consumer<List<Integer>> owned;
  private final LongConsumer lateness;
  private final Set<TimerRequest> armed = new HashSet<>();
  private final FairQueue<Name> proposals = new FairQueue<>(PROPOSALS);
  private boolean leaving;

  /** Deadlines that were missed, of which the log does not know yet. */
  private long missed;

  private long toldAt;

  /**
   * @param owned hears at each sign of life which partitions are this instance's
   * @param lateness takes how late each deadline is met, ms
   */
  public TimerVerticle(
      Store store,
      EngineClient engines,
      Clock clock,
      Consumer<List<Integer>> owned,
      LongConsumer lateness) {
    this.store = store;
    this.partitions = store.partitions();
    this.engines = engines;
    this.clock = clock;
    this.owned = owned;
    this.lateness = lateness;
  }

  @Override
  public Future<?> start() {
    sweepOnAndOn();
    store.onLeft(() -> context.runOnContext(nothing -> sweep()));
    return vertx
        .eventBus()
        .<TimerRequest>localConsumer(EngineAddresses.TIMER, message -> arm(message.body()))
        .completion();
  }

  /** One after the other: a periodic timer would make up for all that a pause made it miss. */
  private void sweepOnAndOn() {
    sweep().onComplete(done -> vertx.setTimer(SWEEP_MS, timer -> sweepOnAndOn()));
  }

  private Future<Share> sweep() {
    if (leaving) {
      // a sweep is a sign of life: others would wait for this instance
      return Future.failedFuture("the instance leaves");
    }
    return partitions.share().onSuccess(this::sweep).onFailure(unknown -> sweepAll());
  }

  private void sweep(Share share) {
    share.partitions().forEach(this::sweep);
    owned.accept(share.partitions());
    if (share.othersLeft()) {
      engines.lookAgain();
    }
  }

  /** Where it cannot be told whose a partition is, better twice than not at all. */
  private void sweepAll() {
    for (int i = 0; i < partitions.partitions(); i++) {
      sweep(i);
    }
  }

  private void sweep(int partition) {
    partitions.sweep(partition, HORIZON_MS).onSuccess(this::swept);
  }

  private void swept(Sweep found) {
    found
        .deadlines()
        .forEach(due -> arm(new TimerRequest(due.execution(), due.frame(), due.dueAt())));
    if (!found.overdue().isEmpty()) {
      tryAgain(found.overdue());
    }
    found.lapsed().forEach(entry -> engines.recover(new EngineRequest.Recover(entry)));
    found.lapsedRuns().forEach(engines::takeOver);
  }

  private void tryAgain(List<Deadline> overdue) {
    missed += overdue.size();
    if (clock.millis() - toldAt >= TELL_MS) {
      LOG.log(
          Level.WARNING,
          "{0} deadlines were not met in time, as one of {1}; they are tried once more",
          missed,
          overdue.get(0).execution());
      missed = 0;
      toldAt = clock.millis();
    }
    overdue.forEach(
        due ->
            engines.tryAgain(
                new EngineRequest.TryAgain(due.execution(), stimulus(due.frame(), due.dueAt()))));
  }

  private void arm(TimerRequest request) {
    long delay = request.dueAt() - clock.millis();
    if (delay <= 0) {
      fire(request);
    } else if (armed.add(request)) {
      vertx.setTimer(
          delay,
          timer -> {
            armed.remove(request);
            fire(request);
          });
    }
  }

  private void fire(TimerRequest request) {
    if (request.dueAt() > clock.millis()) {
      // the clock was set back, or is coarser than the timer
      arm(request);
      return;
    }
    lateness.accept(clock.millis() - request.dueAt());
    // behind its neighbours' in turn: thousands may be due in one moment
    proposals.add(request.execution().machineName(), () -> propose(request));
  }

  /** Ends with the answer, which says that the turn is committed, or when it takes long. */
  private Future<Void> propose(TimerRequest request) {
    Promise<Void> over = Promise.promise();
    long patience = vertx.setTimer(PATIENCE_MS, timer -> over.tryComplete());
    engines
        .deliver(request.execution(), stimulus(request.frame(), request.dueAt()), null)
        .onComplete(
            answered -> {
              vertx.cancelTimer(patience);
              over.tryComplete();
            });
    return over.future();
  }

  private static Stimulus stimulus(int frame, long dueAt) {
    return frame == PartitionStore.WHOLE_EXECUTION
        ? new Stimulus.ExecutionDue()
        : new Stimulus.FrameDue(frame, dueAt);
  }

  /** Gives the partitions to whoever is there. */
  @Override
  public Future<?> stop() {
    leaving = true;
    return partitions.leave().otherwiseEmpty();
  }
}
