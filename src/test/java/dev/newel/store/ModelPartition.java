package dev.newel.store;

import dev.newel.aws.Home;
import dev.newel.aws.Name;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Progress;
import dev.newel.interpreter.model.event.HistoryEvent;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.store.ExecutionStore.CommitResult;
import dev.newel.store.ExecutionStore.Loaded;
import dev.newel.store.PartitionStore.Deadline;
import dev.newel.store.PartitionStore.Sweep;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A partition of a model: executions, and what belongs to them. */
final class ModelPartition {

  static final long ENTRY_LEASE_MS = 10_000;
  private static final long CALL_MEMORY_MS = 300_000;
  private static final int ENTRIES_PER_SWEEP = 200;
  private static final long OVERDUE_MS = 3_000;
  private static final long AGAIN_MS = 5_000;

  /** How late an execution can begin that goes on. */
  private static final long LATEST_MS = 120_000;

  /** As far as a flawed store keeps deadlines: those who set them have timers for these. */
  private static final long NEAR_MS = 2_000;

  private record Place(ExecutionKey key, int frame) {}

  private record Call(Home home, String invocationId) {}

  private record Ended(ExecutionKey key, long stopTime) {}

  /** An execution as it is kept. */
  static final class Kept {
    final ExecutionStart start;
    final boolean whole;
    final Map<Integer, Frame> frames = new TreeMap<>();
    final List<HistoryEvent> history = new ArrayList<>();
    Progress progress;
    String fence;
    private int failures;
    private String triedBy = "";

    private Kept(Write first) {
      start = first.start();
      whole = first.whole();
      progress = first.progress();
      fence = whole ? "" : first.fence();
    }

    Loaded loaded() {
      return new Loaded(
          new Execution(start, progress, List.copyOf(frames.values())), fence, failures);
    }

    /** Takes note of failures before the execution is tried again. */
    void failed(String instance, int more) {
      if (!whole) {
        failures += more == 0 && !instance.equals(triedBy) ? 1 : more;
        triedBy = instance;
        if (failures >= ExecutionStore.TOO_MANY_FAILURES) {
          fence = "set aside " + failures;
          frames.clear();
        }
      }
    }

    /** Whether the write is the one that made it, sent again. */
    private boolean isOf(Write write) {
      return whole
          ? write.whole()
              && start.equals(write.start())
              && progress.equals(write.progress())
              && history.equals(write.events())
          : fence.equals(write.fence());
    }
  }

  private final Flaws flaws;
  private final Map<ExecutionKey, Kept> executions = new LinkedHashMap<>();
  private final Map<Place, Long> deadlines = new LinkedHashMap<>();

  /** Those that nobody has met in time, as they are put off. */
  private final Map<Place, Long> late = new LinkedHashMap<>();

  private final Map<OutboxEntry, Long> outbox = new LinkedHashMap<>();
  private final Map<Call, Long> answered = new LinkedHashMap<>();
  private final Deque<Ended> ended = new ArrayDeque<>();
  private final LongSupplier time;
  final ModelRuns runs;

  /**
   * @param time the server's, epoch milliseconds
   */
  ModelPartition(Flaws flaws, LongSupplier time) {
    this.flaws = flaws;
    this.time = time;
    this.runs = new ModelRuns(time);
  }

  /** Null for what comes too late to begin. */
  @Nullable CommitResult write(Write write) {
    Kept there = executions.get(write.key());
    if (there != null && there.isOf(write)) {
      return new CommitResult.Committed();
    }
    if (there == null && write.expected() != null) {
      return new CommitResult.Gone();
    }
    if (there == null
        && write.progress().ending() == null
        && time.getAsLong() - write.start().startTime() > LATEST_MS) {
      return null;
    }
    if (there != null && !isExpected(there, write)) {
      return new CommitResult.Outdated(there.loaded());
    }
    long now = time.getAsLong();
    for (Integer frame : write.duesMet()) {
      Place place = new Place(write.key(), frame);
      Long due = deadlines.get(place);
      if (due != null
          && due > now
          && !due.equals(late.get(place))
          && !flaws.has(Flaw.IGNORES_MOVED_DEADLINES)) {
        return new CommitResult.NotDue(frame, due, due - now);
      }
    }
    apply(write, there == null ? new Kept(write) : there, now);
    return new CommitResult.Committed();
  }

  boolean hasRunning(Name machine) {
    return executions.values().stream()
        .anyMatch(kept -> kept.progress.ending() == null && kept.start.list().equals(machine));
  }

  private boolean isExpected(Kept there, Write write) {
    return there.fence.equals(write.expected())
        || (flaws.has(Flaw.IGNORES_THE_FENCE) && write.expected() != null);
  }

  private void apply(Write write, Kept kept, long now) {
    executions.put(write.key(), kept);
    kept.progress = write.progress();
    kept.history.addAll(write.events());
    Ending ending = write.progress().ending();
    if (ending != null) {
      ended.add(new Ended(write.key(), ending.stopTime()));
    }
    if (kept.whole) {
      return;
    }
    kept.fence = write.fence();
    if (write.recovers()) {
      kept.failures = 0;
      kept.triedBy = "";
    }
    write.changes().forEach((id, frame) -> put(kept, id, frame));
    write.deadlines().forEach((frame, due) -> set(new Place(write.key(), frame), due, now));
    if (!flaws.has(Flaw.DROPS_THE_OUTBOX)) {
      write.owed().forEach(entry -> outbox.put(entry, now + ENTRY_LEASE_MS));
    }
    strike(write.struck());
    strike(write.overtaken());
    if (!write.invocations().isEmpty()) {
      answered.values().removeIf(since -> since <= write.now() - CALL_MEMORY_MS);
      write
          .invocations()
          .forEach(id -> answered.put(new Call(write.key().home(), id), write.now()));
    }
  }

  private static void put(Kept kept, int id, @Nullable Frame frame) {
    if (frame == null) {
      kept.frames.remove(id);
    } else {
      kept.frames.put(id, frame);
    }
  }

  private void set(Place place, long due, long now) {
    if (due == 0 || (flaws.has(Flaw.LOSES_DEADLINES) && due > now + NEAR_MS)) {
      deadlines.remove(place);
    } else {
      deadlines.put(place, due);
    }
  }

  @Nullable Kept find(ExecutionKey key) {
    return executions.get(key);
  }

  Collection<Kept> all() {
    return executions.values();
  }

  boolean moveDeadline(ExecutionKey key, String fence, int frame, long dueAt) {
    Kept kept = executions.get(key);
    if (kept == null || kept.whole || !kept.fence.equals(fence)) {
      return false;
    }
    if (dueAt != 0) {
      deadlines.merge(new Place(key, frame), dueAt, Math::max);
    }
    return true;
  }

  boolean hasAnswered(Home home, String invocationId) {
    return answered.containsKey(new Call(home, invocationId))
        && !flaws.has(Flaw.ANSWERS_A_REPEAT_ANEW);
  }

  Sweep sweep(long horizonMillis, long retentionMillis) {
    long now = time.getAsLong();
    List<OutboxEntry> lapsed =
        outbox.entrySet().stream()
            .filter(entry -> entry.getValue() <= now)
            .sorted(Map.Entry.comparingByValue())
            .limit(ENTRIES_PER_SWEEP)
            .map(Map.Entry::getKey)
            .toList();
    lapsed.forEach(entry -> outbox.put(entry, now + ENTRY_LEASE_MS));
    List<Deadline> overdue = new ArrayList<>();
    List<Deadline> due = new ArrayList<>(between(Long.MIN_VALUE, now));
    due.removeIf(each -> isPutOff(each, now, overdue));
    due.addAll(between(now + 1, now + horizonMillis));
    late.values().removeIf(until -> until <= now);
    forget(now - retentionMillis);
    return new Sweep(due, overdue, lapsed, runs.takeLapsed());
  }

  private List<Deadline> between(long first, long last) {
    return deadlines.entrySet().stream()
        .filter(entry -> entry.getValue() >= first && entry.getValue() <= last)
        .map(entry -> deadline(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingLong(Deadline::dueAt))
        .limit(ENTRIES_PER_SWEEP)
        .toList();
  }

  /** Puts off what nobody has met in time, and strikes what nothing waits for. */
  private boolean isPutOff(Deadline due, long now, List<Deadline> overdue) {
    Place place = new Place(due.execution(), due.frame());
    Long putOff = late.get(place);
    if (now - due.dueAt() < OVERDUE_MS && (putOff == null || putOff != due.dueAt())) {
      return false;
    }
    Kept kept = executions.get(due.execution());
    if (kept != null
        && !kept.whole
        && (due.frame() == PartitionStore.WHOLE_EXECUTION
            || kept.frames.containsKey(due.frame()))) {
      deadlines.put(place, now + AGAIN_MS);
      late.put(place, now + AGAIN_MS);
      overdue.add(due);
    } else {
      deadlines.remove(place);
    }
    return true;
  }

  private static Deadline deadline(Place place, long due) {
    return new Deadline(place.key(), place.frame(), due);
  }

  private void forget(long keptSince) {
    for (int i = 0; i < ENTRIES_PER_SWEEP; i++) {
      Ended oldest = ended.peek();
      if (oldest == null || oldest.stopTime() > keptSince) {
        return;
      }
      ended.remove();
      Kept kept = executions.get(oldest.key());
      Ending ending = kept == null ? null : kept.progress.ending();
      // one that was redriven since goes on, or goes with a later entry
      if (ending != null && ending.stopTime() == oldest.stopTime()) {
        executions.remove(oldest.key());
      }
    }
  }

  void renew(OutboxEntry entry, long leaseMillis) {
    outbox.computeIfPresent(entry, (same, end) -> time.getAsLong() + leaseMillis);
  }

  void strike(Collection<OutboxEntry> entries) {
    if (!flaws.has(Flaw.NEVER_STRIKES)) {
      entries.forEach(outbox::remove);
    }
  }

  Collection<OutboxEntry> outbox() {
    return outbox.keySet();
  }

  boolean hasDeadlines() {
    return !deadlines.isEmpty();
  }
}
