package dev.newel.engine.outbox;

import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.store.OutboxEntry;
import dev.newel.store.PartitionStore;
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
 * Keeps the outbox in step with what was performed of it: strikes entries, and keeps those from
 * being taken over that are not to be struck yet. An entry that it hears nothing of lapses, and is
 * found again by a sweep.
 */
public final class Outbox {

  /**
   * For this long after a commit its entries are surely this instance's, by the lease they have.
   */
  public static final long OWN_MS = 5_000;

  private static final long TICK_MS = 2_000;
  private static final long HOLD_MS = 10_000;
  private static final long PARK_MS = 60_000;
  private static final long POSTPONE_MS = 5_000;
  private static final int STRUCK_PER_COMMIT = 64;

  /** So many entries of a kind are kept in mind, about 300 bytes each. The rest lapses. */
  private static final int MOST = 20_000;

  private final Vertx vertx;
  private final PartitionStore partitions;
  private final Clock clock;

  /** Performed and not yet struck, by partition: the next commit there takes them with it. */
  private final Map<Integer, Deque<OutboxEntry>> performed = new HashMap<>();

  private int unstruck;
  private final Set<OutboxEntry> held = new HashSet<>();
  private List<Parked> parked = new ArrayList<>();

  /**
   * The offer of a task that its queue has, or what could not be performed for now.
   *
   * @param since when the entry came into being, epoch milliseconds
   * @param least how long it is left alone at least
   */
  private record Parked(OutboxEntry entry, long since, long least) {

    /** For as long as it has waited, about. */
    long lease(long now) {
      return least * Math.max(1, Long.highestOneBit((now - since) / least));
    }
  }

  public Outbox(Vertx vertx, PartitionStore partitions, Clock clock) {
    this.vertx = vertx;
    this.partitions = partitions;
    this.clock = clock;
  }

  public void begin() {
    vertx.setPeriodic(TICK_MS, timer -> tick());
  }

  private void tick() {
    strikeAll();
    if (!held.isEmpty()) {
      partitions.renew(List.copyOf(held), HOLD_MS);
    }
  }

  /** Whether no entry is held. */
  public boolean isIdle() {
    return held.isEmpty();
  }

  /** An entry was performed, or there is nothing to perform any more. */
  public void performed(OutboxEntry entry) {
    held.remove(entry);
    if (unstruck < MOST) {
      unstruck++;
      performed
          .computeIfAbsent(partition(entry.execution()), number -> new ArrayDeque<>())
          .add(entry);
    }
  }

  /**
   * An entry is being performed, and that may take long.
   *
   * @return false if it is already, or so many are that it has to wait until its lease has lapsed
   */
  public boolean hold(OutboxEntry entry) {
    return held.size() < MOST && held.add(entry);
  }

  /** An entry that was held was not performed: when its lease has lapsed, somebody tries again. */
  public void letLapse(OutboxEntry entry) {
    held.remove(entry);
  }

  /**
   * An entry that was held could not be performed, and that may last: it is tried again in a while,
   * the rarer the older it is.
   *
   * @param since when it came into being, epoch milliseconds
   */
  public void postpone(OutboxEntry entry, long since) {
    held.remove(entry);
    park(new Parked(entry, since, POSTPONE_MS));
  }

  /** An entry that was held is in order, and has to wait for its turn: it is tried again soon. */
  void tryAgain(OutboxEntry entry) {
    postpone(entry, clock.millis());
  }

  /**
   * The queue of an activity has a task.
   *
   * @param since when it was scheduled, epoch milliseconds
   */
  void queued(OutboxEntry offer, long since) {
    park(new Parked(offer, since, PARK_MS));
  }

  private void park(Parked entry) {
    if (parked.size() < MOST) {
      parked.add(entry);
    }
  }

  /** Entries of an execution's partition that were performed, to be struck by a commit there. */
  public List<OutboxEntry> toStrike(ExecutionKey key) {
    Deque<OutboxEntry> all = performed.get(partition(key));
    if (all == null || all.isEmpty()) {
      return List.of();
    }
    List<OutboxEntry> some = new ArrayList<>(Math.min(all.size(), STRUCK_PER_COMMIT));
    while (!all.isEmpty() && some.size() < STRUCK_PER_COMMIT) {
      some.add(all.remove());
    }
    unstruck -= some.size();
    return some;
  }

  /** What was to be struck by a commit was not. */
  public void notStruck(Collection<OutboxEntry> entries) {
    entries.forEach(this::performed);
  }

  /** Brings the outbox up to date without waiting for commits that do so by the way. */
  public Future<?> strikeAll() {
    return Future.join(strikePerformed(), park());
  }

  private Future<Void> strikePerformed() {
    List<OutboxEntry> all = new ArrayList<>();
    performed.values().forEach(all::addAll);
    performed.clear();
    unstruck = 0;
    return all.isEmpty()
        ? Future.succeededFuture()
        : partitions.strike(all).onFailure(lost -> notStruck(all));
  }

  /**
   * The offer of a task stays in the outbox until a worker has the task, so that one that its queue
   * has lost, as in a failover, is offered again: the rarer the longer it has waited already.
   */
  private Future<?> park() {
    long now = clock.millis();
    Map<Long, List<OutboxEntry>> byLease =
        parked.stream()
            .collect(
                Collectors.groupingBy(
                    entry -> entry.lease(now),
                    Collectors.mapping(Parked::entry, Collectors.toList())));
    parked = new ArrayList<>();
    return Future.join(
        byLease.entrySet().stream()
            .map(entry -> partitions.renew(entry.getValue(), entry.getKey()))
            .toList());
  }

  private int partition(ExecutionKey key) {
    return key.partition(partitions.partitions());
  }
}
