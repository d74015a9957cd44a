package dev.newel.store;

import dev.newel.engine.core.Execution;
import dev.newel.engine.core.ExecutionKey;
import dev.newel.engine.core.ExecutionStart;
import dev.newel.engine.core.ExecutionStatus;
import dev.newel.engine.core.Frame;
import dev.newel.engine.core.HistoryEvent;
import dev.newel.engine.core.Progress;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A store in memory that keeps the contract to the letter, for simulations. It is one partition,
 * and the contract's own test holds it to what the real store does.
 */
final class ModelStore implements ExecutionStore, HistoryStore, PartitionStore {

  static final long DUTY_LEASE_MS = 10_000;

  private record Place(ExecutionKey key, int frame) {}

  private static final class Kept {
    final ExecutionStart start;
    final Map<Integer, Frame> frames = new TreeMap<>();
    final List<HistoryEvent> history = new ArrayList<>();
    Progress progress;
    String fence = "";

    Kept(ExecutionStart start, Progress progress) {
      this.start = start;
      this.progress = progress;
    }
  }

  private final Map<ExecutionKey, Kept> executions = new LinkedHashMap<>();
  private final Map<Place, Long> deadlines = new LinkedHashMap<>();
  private final Map<Duty, Long> outbox = new LinkedHashMap<>();
  private final Set<String> answered = new HashSet<>();
  private final long retentionMillis;

  ModelStore(long retentionMillis) {
    this.retentionMillis = retentionMillis;
  }

  Set<Duty> outbox() {
    return outbox.keySet();
  }

  boolean hasDeadlines() {
    return !deadlines.isEmpty();
  }

  @Override
  public Future<CommitResult> commit(Commit commit) {
    return Future.succeededFuture(write(commit));
  }

  private CommitResult write(Commit commit) {
    Target target = new Target(commit);
    Kept there = executions.get(target.key());
    if (there != null && there.fence.equals(commit.fence())) {
      return new CommitResult.Committed();
    }
    if (there == null ? commit.expected() != null : !there.fence.equals(commit.expected())) {
      return there == null ? new CommitResult.Gone() : new CommitResult.Outdated(loaded(there));
    }
    for (Integer frame : target.duesMet()) {
      Long due = deadlines.get(new Place(target.key(), frame));
      if (due != null && due > commit.turn().now()) {
        return new CommitResult.NotDue(frame, due);
      }
    }
    apply(commit, there == null ? new Kept(target.start(), commit.turn().progress()) : there);
    return new CommitResult.Committed();
  }

  /** What a commit is about. */
  private record Target(Commit commit) {
    ExecutionStart start() {
      return commit.turn().execution().start();
    }

    ExecutionKey key() {
      return start().key();
    }

    List<Integer> duesMet() {
      List<Integer> dues = new ArrayList<>(commit.duesMet());
      if (commit.executionDueMet()) {
        dues.add(WHOLE_EXECUTION);
      }
      return dues;
    }
  }

  private void apply(Commit commit, Kept kept) {
    ExecutionKey key = kept.start.key();
    executions.put(key, kept);
    kept.fence = commit.fence();
    commit
        .turn()
        .changes()
        .forEach(
            (id, frame) -> {
              if (frame == null) {
                kept.frames.remove(id);
              } else {
                kept.frames.put(id, frame);
              }
              Frame before = commit.turn().execution().frame(id);
              setDeadline(
                  new Place(key, id),
                  before == null ? 0 : before.dueAt(),
                  frame == null ? 0 : frame.dueAt());
            });
    Progress before = commit.turn().execution().progress();
    kept.progress = commit.turn().progress();
    setDeadline(new Place(key, WHOLE_EXECUTION), before.dueAt(), kept.progress.dueAt());
    kept.history.addAll(commit.turn().events());
    commit.duties().forEach(duty -> outbox.put(duty, commit.turn().now() + DUTY_LEASE_MS));
    commit.settled().forEach(outbox::remove);
    commit.invocations().forEach(id -> answered.add(key + " " + id));
  }

  private void setDeadline(Place place, long before, long after) {
    if (before != after) {
      if (after == 0) {
        deadlines.remove(place);
      } else {
        deadlines.put(place, after);
      }
    }
  }

  private static Loaded loaded(Kept kept) {
    return new Loaded(
        new Execution(kept.start, kept.progress, List.copyOf(kept.frames.values())), kept.fence);
  }

  @Override
  public Future<@Nullable Loaded> load(ExecutionKey key) {
    Kept kept = executions.get(key);
    return Future.succeededFuture(kept == null ? null : loaded(kept));
  }

  @Override
  public Future<Boolean> moveDeadline(ExecutionKey key, String fence, int frame, long dueAt) {
    Kept kept = executions.get(key);
    if (kept == null || !kept.fence.equals(fence)) {
      return Future.succeededFuture(false);
    }
    if (dueAt != 0) {
      deadlines.put(new Place(key, frame), dueAt);
    }
    return Future.succeededFuture(true);
  }

  @Override
  public Future<@Nullable Summary> describe(ExecutionKey key) {
    Kept kept = executions.get(key);
    return Future.succeededFuture(kept == null ? null : new Summary(kept.start, kept.progress));
  }

  @Override
  public Future<@Nullable List<HistoryEvent>> history(
      ExecutionKey key, long from, int count, boolean reverse) {
    Kept kept = executions.get(key);
    if (kept == null) {
      return Future.succeededFuture(null);
    }
    List<HistoryEvent> events = new ArrayList<>(kept.history);
    if (reverse) {
      Collections.reverse(events);
    }
    return Future.succeededFuture(
        events.stream()
            .filter(event -> from == 0 || (reverse ? event.id() <= from : event.id() >= from))
            .limit(count)
            .toList());
  }

  @Override
  public Future<List<Summary>> list(
      String machine, @Nullable ExecutionStatus status, @Nullable Position after, int count) {
    Comparator<Summary> oldestFirst =
        Comparator.<Summary>comparingLong(each -> each.start().startTime())
            .thenComparing(each -> each.start().key().name());
    return Future.succeededFuture(
        executions.values().stream()
            .map(kept -> new Summary(kept.start, kept.progress))
            .filter(each -> each.start().key().machine().equals(machine))
            .filter(each -> status == null || each.progress().status() == status)
            .filter(each -> after == null || isAfter(each.start(), after))
            .sorted(oldestFirst.reversed())
            .limit(count)
            .toList());
  }

  private static boolean isAfter(ExecutionStart start, Position last) {
    return start.startTime() == last.startTime()
        ? start.key().name().compareTo(last.name()) < 0
        : start.startTime() < last.startTime();
  }

  @Override
  public Future<Boolean> hasAnswered(ExecutionKey key, String invocationId) {
    return Future.succeededFuture(answered.contains(key + " " + invocationId));
  }

  @Override
  public int partitions() {
    return 1;
  }

  @Override
  public Future<Sweep> sweep(int partition, long now, long horizon) {
    List<Duty> lapsed =
        outbox.entrySet().stream()
            .filter(entry -> entry.getValue() <= now)
            .map(Map.Entry::getKey)
            .toList();
    lapsed.forEach(duty -> outbox.put(duty, now + DUTY_LEASE_MS));
    List<Deadline> due =
        deadlines.entrySet().stream()
            .filter(entry -> entry.getValue() <= horizon)
            .map(e -> new Deadline(e.getKey().key(), e.getKey().frame(), e.getValue()))
            .sorted(Comparator.comparingLong(Deadline::dueAt))
            .toList();
    executions
        .values()
        .removeIf(
            kept ->
                kept.progress.ending() != null
                    && kept.progress.ending().stopTime() <= now - retentionMillis);
    return Future.succeededFuture(new Sweep(true, due, lapsed));
  }

  @Override
  public Future<Void> renew(List<Duty> duties, long now) {
    duties.forEach(duty -> outbox.computeIfPresent(duty, (same, end) -> now + DUTY_LEASE_MS));
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> settle(List<Duty> duties) {
    duties.forEach(outbox::remove);
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> release() {
    return Future.succeededFuture();
  }

  /** The queues, as far as one waiter needs them. */
  static final class Queues implements TaskQueues {
    private static final long LEASE_MS = 5_000;
    private final Map<String, Map<TaskRef, Long>> queued = new LinkedHashMap<>();
    private final Map<String, Map<TaskRef, Long>> leased = new LinkedHashMap<>();
    private final Clock clock;

    Queues(Clock clock) {
      this.clock = clock;
    }

    boolean isEmpty() {
      return queued.values().stream().allMatch(Map::isEmpty)
          && leased.values().stream().allMatch(Map::isEmpty);
    }

    private static Map<TaskRef, Long> of(Map<String, Map<TaskRef, Long>> all, String activity) {
      return all.computeIfAbsent(activity, name -> new LinkedHashMap<>());
    }

    @Override
    public Future<Void> offer(String activity, List<TaskRef> tasks) {
      for (TaskRef task : tasks) {
        of(leased, activity).remove(task);
        of(queued, activity).putIfAbsent(task, clock.millis());
      }
      return Future.succeededFuture();
    }

    @Override
    public Future<Void> settle(String activity, List<TaskRef> settled) {
      settled.forEach(of(leased, activity)::remove);
      return Future.succeededFuture();
    }

    @Override
    public Future<List<TaskRef>> take(String activity, int count, List<TaskRef> settled) {
      long now = clock.millis();
      Map<TaskRef, Long> held = of(leased, activity);
      settled.forEach(held::remove);
      held.entrySet().stream()
          .filter(entry -> entry.getValue() <= now)
          .map(Map.Entry::getKey)
          .toList()
          .forEach(
              task -> {
                held.remove(task);
                of(queued, activity).put(task, now);
              });
      List<TaskRef> taken =
          of(queued, activity).entrySet().stream()
              .sorted(Map.Entry.comparingByValue())
              .limit(count)
              .map(Map.Entry::getKey)
              .toList();
      taken.forEach(
          task -> {
            of(queued, activity).remove(task);
            held.put(task, now + LEASE_MS);
          });
      return Future.succeededFuture(taken);
    }

    @Override
    public Future<Void> withdraw(String activity, TaskRef task) {
      of(leased, activity).remove(task);
      of(queued, activity).remove(task);
      return Future.succeededFuture();
    }
  }
}
