package dev.newel.kinds;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry for each kind of a sealed type. It is looked up in every step, so each class keeps its
 * own.
 *
 * @param <E> the entries
 */
final class KindMap<E> {

  private final ClassValue<@Nullable E> entries;

  private KindMap(Map<Class<?>, E> entries) {
    Map<Class<?>, E> all = Map.copyOf(entries);
    this.entries =
        new ClassValue<>() {
          @Override
          protected @Nullable E computeValue(Class<?> kind) {
            return all.get(kind);
          }
        };
  }

  /**
   * The entry of the value's kind.
   *
   * @throws IllegalArgumentException for a kind that the type does not permit
   */
  E of(Object value) {
    E entry = entries.get(value.getClass());
    if (entry == null) {
      throw new IllegalArgumentException("no entry for the kind of " + value);
    }
    return entry;
  }

  /** Collects the entries. */
  static final class Builder<E> {

    private final Class<?> type;
    private final Map<Class<?>, E> entries = new HashMap<>();

    Builder(Class<?> type) {
      this.type = type;
    }

    void put(Class<?> kind, E entry) {
      if (entries.put(kind, entry) != null) {
        throw new IllegalStateException(kind.getName() + " has two entries");
      }
    }

    /**
     * The map.
     *
     * @throws IllegalStateException if a kind is missing
     */
    KindMap<E> build() {
      requireAll(type);
      return new KindMap<>(entries);
    }

    private void requireAll(Class<?> kind) {
      if (kind.isSealed()) {
        for (Class<?> permitted : kind.getPermittedSubclasses()) {
          requireAll(permitted);
        }
      } else if (!entries.containsKey(kind)) {
        throw new IllegalStateException(
            kind.getName() + " has no entry in a table over " + type.getName());
      }
    }
  }
}
