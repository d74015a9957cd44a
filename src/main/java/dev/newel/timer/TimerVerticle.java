package dev.newel.timer;

import dev.newel.bus.Addresses;
import dev.newel.bus.EngineClient;
import dev.newel.bus.EngineRequest;
import dev.newel.bus.TimerRequest;
import dev.newel.engine.core.Stimulus;
import dev.newel.store.PartitionStore;
import dev.newel.store.PartitionStore.Sweep;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;

/**
 * Wakes executions: waits, time-outs, heartbeats, retries, lost work. A timer only proposes; the
 * commit decides by the deadline that is stored.
 *
 * <p>Engines arm what is due within seconds. The rest is found by a sweep of the partitions that
 * this instance holds a lease of, a little before it is due.
 */
public final class TimerVerticle extends VerticleBase {

  private static final long SWEEP_MS = 500;

  /** Past the next sweep even if that one is late. */
  private static final long HORIZON_MS = 2_000;

  /** Partitions of others are asked for less often: every this many sweeps. */
  private static final int PATIENCE = 3;

  private final PartitionStore partitions;
  private final EngineClient engines;
  private final Clock clock;
  private final Set<TimerRequest> armed = new HashSet<>();
  private final Set<Integer> others = new HashSet<>();
  private long sweeps;

  public TimerVerticle(PartitionStore partitions, EngineClient engines, Clock clock) {
    this.partitions = partitions;
    this.engines = engines;
    this.clock = clock;
  }

  @Override
  public Future<?> start() {
    sweep();
    vertx.setPeriodic(SWEEP_MS, timer -> sweep());
    return vertx
        .eventBus()
        .<TimerRequest>localConsumer(Addresses.TIMER, message -> arm(message.body()))
        .completion();
  }

  private void sweep() {
    boolean all = sweeps++ % PATIENCE == 0;
    long now = clock.millis();
    for (int i = 0; i < partitions.partitions(); i++) {
      int partition = i;
      if (all || !others.contains(partition)) {
        partitions
            .sweep(partition, now, now + HORIZON_MS)
            .onSuccess(found -> swept(partition, found));
      }
    }
  }

  private void swept(int partition, Sweep found) {
    if (!found.leased()) {
      others.add(partition);
      return;
    }
    others.remove(partition);
    found
        .deadlines()
        .forEach(due -> arm(new TimerRequest(due.execution(), due.frame(), due.dueAt())));
    found.duties().forEach(duty -> engines.recover(new EngineRequest.Recover(duty)));
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
    Stimulus due =
        request.frame() == PartitionStore.WHOLE_EXECUTION
            ? new Stimulus.ExecutionDue()
            : new Stimulus.FrameDue(request.frame(), request.dueAt());
    engines.tell(request.execution(), due);
  }

  /** Gives the partitions to whoever wants them. */
  @Override
  public Future<?> stop() {
    return partitions.release().otherwiseEmpty();
  }
}
