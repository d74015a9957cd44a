package dev.newel.engine.express;

import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.store.ExpressRuns;
import dev.newel.store.ExpressRuns.Left;
import dev.newel.store.ExpressRuns.Run;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what the store says of the runs of this event loop in step with them: one that goes on
 * stays this instance's, and one that has ended is struck, with the next start in its partition or
 * after a while.
 */
final class RunLeases {

  private static final long TICK_MS = 2_000;
  private static final long LEASE_MS = 10_000;
  private static final int STRUCK_PER_START = 64;

  private final Vertx vertx;
  private final ExpressRuns runs;
  private final int partitions;
  private final Set<Run> held = new HashSet<>();
  private boolean isClosed;

  /** Ended and not yet struck, by partition. */
  private final Map<Integer, Deque<Run>> ended = new HashMap<>();

  /**
   * @param partitions into how many partitions runs are spread
   */
  RunLeases(Vertx vertx, ExpressRuns runs, int partitions) {
    this.vertx = vertx;
    this.runs = runs;
    this.partitions = partitions;
  }

  void begin() {
    vertx.setPeriodic(TICK_MS, timer -> tick());
  }

  private void tick() {
    strikeAll();
    if (!held.isEmpty()) {
      runs.renew(List.copyOf(held), LEASE_MS);
    }
  }

  /** Enters a run, as {@link ExpressRuns#enter} has it; it is held from then on. */
  Future<ExecutionStart> enter(ExecutionStart start) {
    List<Run> struck = toStrike(Run.of(start));
    return runs.enter(start, struck)
        .onSuccess(entered -> held.add(Run.of(entered)))
        .onFailure(lost -> ended(struck));
  }

  /** Takes a run over, as {@link ExpressRuns#takeOver} has it; it is held from then on. */
  Future<@Nullable Left> takeOver(Run run) {
    held.add(run);
    return runs.takeOver(run)
        .onSuccess(
            left -> {
              if (left == null) {
                held.remove(run);
              }
            })
        .onFailure(lost -> held.remove(run));
  }

  boolean isHeld(Run run) {
    return held.contains(run);
  }

  /** A run is not under way here after all: when its lease has lapsed, somebody begins it. */
  void letLapse(Run run) {
    held.remove(run);
  }

  /** A run has ended. */
  void ended(Run run) {
    if (isClosed) {
      return;
    }
    held.remove(run);
    ended.computeIfAbsent(partition(run), number -> new ArrayDeque<>()).add(run);
  }

  private void ended(Collection<Run> all) {
    all.forEach(this::ended);
  }

  private List<Run> toStrike(Run beside) {
    Deque<Run> all = ended.get(partition(beside));
    if (all == null || all.isEmpty()) {
      return List.of();
    }
    List<Run> some = new ArrayList<>(Math.min(all.size(), STRUCK_PER_START));
    while (!all.isEmpty() && some.size() < STRUCK_PER_START) {
      some.add(all.remove());
    }
    return some;
  }

  private int partition(Run run) {
    return run.execution().partition(partitions);
  }

  Future<Void> strikeAll() {
    List<Run> all = new ArrayList<>();
    ended.values().forEach(all::addAll);
    ended.clear();
    return all.isEmpty()
        ? Future.succeededFuture()
        : runs.strike(all).onFailure(lost -> ended(all));
  }

  /** Leaves what has not ended to others, at once: whatever becomes of it here. */
  Future<Void> handOver() {
    List<Run> left = List.copyOf(held);
    held.clear();
    isClosed = true;
    return left.isEmpty() ? Future.succeededFuture() : runs.renew(left, 0);
  }
}
