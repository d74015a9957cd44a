package dev.newel.store;

import dev.newel.aws.Home;
import dev.newel.aws.Name;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.store.Catalog.Activity;
import dev.newel.store.Catalog.Machine;
import dev.newel.store.OpenMapRuns.Opening;
import dev.newel.store.PartitionStore.Share;
import dev.newel.store.TaskQueues.Leased;
import dev.newel.store.TaskQueues.Offer;
import dev.newel.store.TaskQueues.TaskRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the stores of several instances share: a model, in memory, of what the real one keeps. */
public final class ModelServer {

  /** An instance that listens. */
  public interface Listener {
    void task(Name activity);

    void changed(Name name);

    void left();
  }

  /** How long a sign of life holds, ms. */
  private static final long SIGN_HOLDS_MS = 1_500;

  /** By how much instances may reckon the time differently. */
  private static final long APART_MS = 10;

  private static final Comparator<Name> BY_NAME =
      Comparator.comparing((Name name) -> name.home().text()).thenComparing(Name::text);

  private final Flaws flaws;
  private final LongSupplier time;
  private final List<ModelPartition> partitions = new ArrayList<>();
  private final Map<Name, ModelQueue> queues = new LinkedHashMap<>();
  private final Map<String, Listener> listeners = new LinkedHashMap<>();
  private final Map<String, Long> signs = new TreeMap<>();
  private final Map<String, Set<String>> lastThere = new LinkedHashMap<>();
  final Map<Name, Machine> machines = new TreeMap<>(BY_NAME);
  final Map<Home, Map<Opening, Long>> mapRuns = new LinkedHashMap<>();
  final Map<String, Machine> revisions = new TreeMap<>();
  final Map<Name, Activity> activities = new TreeMap<>(BY_NAME);

  /**
   * @param time its own clock, epoch milliseconds
   */
  public ModelServer(int partitions, LongSupplier time, Flaws flaws) {
    this.flaws = flaws;
    this.time = time;
    for (int i = 0; i < partitions; i++) {
      this.partitions.add(new ModelPartition(flaws, time));
    }
  }

  /** Whom to tell of tasks and changes; null to tell an instance no more. */
  public void listen(String instance, @Nullable Listener listener) {
    if (listener == null) {
      listeners.remove(instance);
    } else {
      listeners.put(instance, listener);
    }
  }

  void publishChange(Name name) {
    listeners.values().forEach(listener -> listener.changed(name));
  }

  /** Takes a sign of life. Who lives has the partitions in turn. */
  Share share(String instance) {
    long now = time.getAsLong();
    signs.put(instance, now);
    signs.values().removeIf(sign -> sign <= now - SIGN_HOLDS_MS || sign > now);
    List<String> there = List.copyOf(signs.keySet());
    Set<String> before = lastThere.getOrDefault(instance, Set.of());
    lastThere.put(instance, Set.copyOf(there));
    List<Integer> mine =
        IntStream.range(0, partitions.size())
            .filter(partition -> there.get(partition % there.size()).equals(instance))
            .boxed()
            .toList();
    return new Share(mine, !there.containsAll(before));
  }

  void leave(String instance) {
    signs.remove(instance);
    listeners.values().forEach(Listener::left);
  }

  boolean hasRunning(Name machine) {
    return partitions.stream().anyMatch(partition -> partition.hasRunning(machine));
  }

  long now() {
    return time.getAsLong();
  }

  int partitions() {
    return partitions.size();
  }

  /** The Map Runs that have not ended, by their homes. */
  public Map<Home, List<ExecutionKey>> openMapRuns() {
    return partitions.stream()
        .flatMap(partition -> partition.all().stream())
        .filter(kept -> kept.start.isMapRun() && kept.progress.ending() == null)
        .map(kept -> kept.start.key())
        .collect(Collectors.groupingBy(ExecutionKey::home));
  }

  ModelPartition partition(int number) {
    return partitions.get(number);
  }

  ModelPartition partition(ExecutionKey key) {
    return partitions.get(key.partition(partitions.size()));
  }

  List<ModelPartition> allPartitions() {
    return partitions;
  }

  ModelQueue queue(Name activity) {
    return queues.computeIfAbsent(
        activity, name -> new ModelQueue(flaws, instance -> wake(instance, name)));
  }

  void offer(Name activity, List<Offer> offers) {
    Activity there = activities.get(activity);
    if (there != null) {
      queue(activity)
          .offer(
              offers.stream()
                  .filter(each -> each.since() + APART_MS >= there.creationTime())
                  .toList());
    }
  }

  /** An activity that is not there has nothing to wait for. */
  Leased lease(Name activity, String instance, int count, List<TaskRef> released) {
    Activity there = activities.get(activity);
    long created = there == null ? 0 : there.creationTime();
    return queue(activity).lease(instance, created, count, released, now());
  }

  /** The queues lose what is in them, as a node does that was behind when it took over. */
  public void loseQueues() {
    queues.values().forEach(ModelQueue::lose);
  }

  private boolean wake(String instance, Name activity) {
    Listener listener = listeners.get(instance);
    if (listener == null) {
      return false;
    }
    listener.task(activity);
    return true;
  }

  /** Every entry of the outbox that nobody has struck. */
  public List<OutboxEntry> outbox() {
    List<OutboxEntry> all = new ArrayList<>();
    partitions.forEach(partition -> all.addAll(partition.outbox()));
    return all;
  }

  /** Every run of an Express machine that nobody has struck. */
  public List<ExpressRuns.Run> expressRuns() {
    return partitions.stream()
        .flatMap(partition -> partition.runs.kept().keySet().stream())
        .toList();
  }

  public boolean hasDeadlines() {
    return partitions.stream().anyMatch(ModelPartition::hasDeadlines);
  }

  /** Whether no task is queued or leased. */
  public boolean hasEmptyQueues() {
    return queues.values().stream().allMatch(ModelQueue::isEmpty);
  }
}
