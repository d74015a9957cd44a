package dev.newel.store;

import dev.newel.store.TaskQueues.Leased;
import dev.newel.store.TaskQueues.Offer;
import dev.newel.store.TaskQueues.TaskRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The queue of an activity in a model. */
final class ModelQueue {

  private static final long LEASE_MS = 5_000;
  private static final int LAPSED_PER_LEASE = 100;

  /** Sorted sets have what is of one score in the order of its text. */
  private static final Comparator<Map.Entry<TaskRef, Long>> FIRST =
      Map.Entry.<TaskRef, Long>comparingByValue().thenComparing(entry -> text(entry.getKey()));

  private final Flaws flaws;
  private final Map<TaskRef, Long> queued = new LinkedHashMap<>();
  private final Map<TaskRef, Long> leased = new LinkedHashMap<>();
  private final Map<String, Long> waiting = new LinkedHashMap<>();

  /** Tells an instance that a task waits; false where it has gone. */
  private final Predicate<String> wake;

  ModelQueue(Flaws flaws, Predicate<String> wake) {
    this.flaws = flaws;
    this.wake = wake;
  }

  private static String text(TaskRef task) {
    return task.execution().path() + " " + task.frame() + " " + task.nonce();
  }

  void offer(List<Offer> offers) {
    for (Offer offer : offers) {
      leased.remove(offer.task());
      queued.putIfAbsent(offer.task(), offer.since());
    }
    offers.forEach(offer -> wakeOne());
  }

  void putBack(List<TaskRef> tasks) {
    List<TaskRef> there = tasks.stream().filter(task -> leased.remove(task) != null).toList();
    there.forEach(task -> queued.putIfAbsent(task, 0L));
    there.forEach(task -> wakeOne());
  }

  /** What was offered lately is gone, as after a failover to a replica that was behind. */
  void lose() {
    queued.clear();
  }

  /** Goes with its activity. */
  void delete() {
    queued.clear();
    leased.clear();
    waiting.clear();
  }

  private void wakeOne() {
    while (!waiting.isEmpty()) {
      String longest =
          waiting.entrySet().stream()
              .min(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry::getKey))
              .orElseThrow()
              .getKey();
      waiting.remove(longest);
      if (wake.test(longest)) {
        return;
      }
    }
  }

  Leased lease(String instance, long created, int count, List<TaskRef> released, long now) {
    released.forEach(leased::remove);
    bringBackLapsed(now);
    List<TaskRef> oldest =
        queued.entrySet().stream().sorted(FIRST).limit(count).map(Map.Entry::getKey).toList();
    for (TaskRef task : oldest) {
      queued.remove(task);
      if (!flaws.has(Flaw.FORGETS_LEASES)) {
        leased.put(task, now + LEASE_MS);
      }
    }
    if (oldest.size() < count) {
      if (created > 0) {
        enter(instance, now);
      }
      long first = leased.values().stream().mapToLong(Long::longValue).min().orElse(0);
      return new Leased(oldest, created, first == 0 ? 0 : Math.max(first - now, 1));
    }
    waiting.remove(instance);
    if (!queued.isEmpty()) {
      wakeOne();
    }
    return new Leased(oldest, created, 0);
  }

  private void enter(String instance, long now) {
    if (flaws.has(Flaw.SKIPS_THE_SECOND_LOOK)) {
      flaws.later().accept(() -> waiting.put(instance, now));
    } else {
      waiting.put(instance, now);
    }
  }

  private void bringBackLapsed(long now) {
    List<TaskRef> lapsed = new ArrayList<>();
    leased.entrySet().stream()
        .filter(entry -> entry.getValue() <= now)
        .sorted(FIRST)
        .limit(LAPSED_PER_LEASE)
        .forEach(entry -> lapsed.add(entry.getKey()));
    for (TaskRef task : lapsed) {
      leased.remove(task);
      queued.put(task, now);
    }
  }

  void release(List<TaskRef> tasks) {
    tasks.forEach(leased::remove);
  }

  void withdraw(TaskRef task) {
    leased.remove(task);
    queued.remove(task);
  }

  boolean isEmpty() {
    return queued.isEmpty() && leased.isEmpty();
  }
}
