package dev.newel.console.live;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Which instances have viewers of what: each says so again as long as it has. Changed on one event
 * loop, asked on any: each commit asks.
 */
final class Watchers {

  /** Three times as long as it takes an instance to say so again. */
  static final long HOLDS_MS = 15_000;

  private final Map<String, Map<String, Long>> untilByKey = new ConcurrentHashMap<>();
  private volatile boolean anybody;

  /** Whether anybody watches anything. */
  boolean isAnybody() {
    return anybody;
  }

  boolean watch(String key) {
    return untilByKey.containsKey(key);
  }

  /** An instance has viewers of this. */
  void heard(String instance, String key, long now) {
    untilByKey.computeIfAbsent(key, first -> new HashMap<>(2)).put(instance, now + HOLDS_MS);
    anybody = true;
  }

  /** The instances that have viewers of this. */
  Set<String> of(String key, long now) {
    return untilByKey.getOrDefault(key, Map.of()).entrySet().stream()
        .filter(entry -> entry.getValue() > now)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** Forgets those that have said nothing for long. */
  void tidy(long now) {
    untilByKey.values().forEach(instances -> instances.values().removeIf(until -> until <= now));
    untilByKey.values().removeIf(Map::isEmpty);
    anybody = !untilByKey.isEmpty();
  }
}
