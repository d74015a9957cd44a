package dev.newel.engine.definition;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is used, as far as there is room for it in bytes: what has not been since it was last
 * passed over goes first (second chance, as turns look here several times each and must not wait
 * for one another). What was added last is kept whatever it weighs, as it is about to be used.
 */
final class WeighedCache<K, V> {

  private final long capacity;
  private final ToLongFunction<V> weigher;
  private final Map<K, Slot<V>> values = new ConcurrentHashMap<>();

  /** The same, those first that are looked at first when there is no room. */
  private final Map<K, Slot<V>> order = new LinkedHashMap<>();

  private long weight;

  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();

  private static final class Slot<V> {
    private final V value;
    private final long weight;
    private volatile boolean used;

    private Slot(V value, long weight) {
      this.value = value;
      this.weight = weight;
    }
  }

  /**
   * An empty cache.
   *
   * @param capacity about so many bytes
   * @param weigher tells about how many bytes a value takes
   */
  WeighedCache(long capacity, ToLongFunction<V> weigher) {
    this.capacity = capacity;
    this.weigher = weigher;
  }

  @Nullable V get(K key) {
    Slot<V> found = values.get(key);
    if (found == null) {
      misses.increment();
      return null;
    }
    hits.increment();
    if (!found.used) {
      found.used = true;
    }
    return found.value;
  }

  synchronized void put(K key, V value) {
    remove(key);
    Slot<V> slot = new Slot<>(value, weigher.applyAsLong(value));
    makeRoom(slot.weight);
    weight += slot.weight;
    order.put(key, slot);
    values.put(key, slot);
  }

  private void makeRoom(long needed) {
    while (weight + needed > capacity && !order.isEmpty()) {
      Map.Entry<K, Slot<V>> first = order.entrySet().iterator().next();
      K key = first.getKey();
      Slot<V> slot = first.getValue();
      if (slot.used) {
        slot.used = false;
        order.remove(key);
        order.put(key, slot);
      } else {
        remove(key);
      }
    }
  }

  synchronized void remove(K key) {
    Slot<V> removed = order.remove(key);
    if (removed != null) {
      values.remove(key);
      weight -= removed.weight;
    }
  }

  synchronized void clear() {
    order.clear();
    values.clear();
    weight = 0;
  }

  /** How many looks have found something. */
  long hits() {
    return hits.sum();
  }

  /** How many have not. */
  long misses() {
    return misses.sum();
  }

  int size() {
    return values.size();
  }
}
