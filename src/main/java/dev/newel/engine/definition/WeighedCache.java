package dev.newel.engine.definition;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what was used last, as far as there is room for it in bytes. What was added last is kept
 * whatever it weighs, as it is about to be used.
 */
final class WeighedCache<K, V> {

  private final long capacity;
  private final ToLongFunction<V> weigher;

  /** Least recently used first. */
  private final Map<K, V> values = new LinkedHashMap<>(16, 0.75f, true);

  private long weight;

  private long hits;
  private long misses;

  /**
   * An empty cache.
   *
   * @param capacity about so many bytes
   * @param weigher tells about how many bytes a value takes, the same each time
   */
  WeighedCache(long capacity, ToLongFunction<V> weigher) {
    this.capacity = capacity;
    this.weigher = weigher;
  }

  synchronized @Nullable V get(K key) {
    V found = values.get(key);
    if (found == null) {
      misses++;
    } else {
      hits++;
    }
    return found;
  }

  synchronized void put(K key, V value) {
    remove(key);
    values.put(key, value);
    weight += weigher.applyAsLong(value);
    Iterator<V> oldest = values.values().iterator();
    while (weight > capacity && values.size() > 1) {
      weight -= weigher.applyAsLong(oldest.next());
      oldest.remove();
    }
  }

  synchronized void remove(K key) {
    V removed = values.remove(key);
    if (removed != null) {
      weight -= weigher.applyAsLong(removed);
    }
  }

  synchronized void clear() {
    values.clear();
    weight = 0;
  }

  /** How many looks have found something. */
  synchronized long hits() {
    return hits;
  }

  /** How many have not. */
  synchronized long misses() {
    return misses;
  }

  synchronized int size() {
    return values.size();
  }
}
