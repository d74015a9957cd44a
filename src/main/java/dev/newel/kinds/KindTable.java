package dev.newel.kinds;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * What is done with each kind of a sealed type. A table that lacks a kind cannot be built, so that
 * whoever adds a kind hears of every place that has to know it before anything runs.
 *
 * @param <T> the sealed type
 * @param <C> what the entries work with beside the value
 * @param <R> what they return
 */
public final class KindTable<T, C, R> {

  private final Map<Class<?>, BiFunction<? super T, ? super C, ? extends R>> entries;

  private KindTable(Map<Class<?>, BiFunction<? super T, ? super C, ? extends R>> entries) {
    // looked up in every step: by the hash alone, where Map.copyOf would divide
    this.entries = new HashMap<>(entries);
  }

  /**
   * Begins a table.
   *
   * @param type a sealed interface or class
   */
  public static <T, C, R> Builder<T, C, R> over(Class<T> type) {
    return new Builder<>(type);
  }

  /**
   * Does what the value's kind asks for.
   *
   * @throws IllegalArgumentException for a kind that the type does not permit
   */
  public R apply(T value, C with) {
    BiFunction<? super T, ? super C, ? extends R> entry = entries.get(value.getClass());
    if (entry == null) {
      throw new IllegalArgumentException("no entry for the kind of " + value);
    }
    return entry.apply(value, with);
  }

  /** Collects the entries. */
  public static final class Builder<T, C, R> {

    private final Class<T> type;
    private final Map<Class<?>, BiFunction<? super T, ? super C, ? extends R>> entries =
        new HashMap<>();

    private Builder(Class<T> type) {
      this.type = type;
    }

    /** Adds what is done with a kind. */
    public <K extends T> Builder<T, C, R> on(
        Class<K> kind, BiFunction<? super K, ? super C, ? extends R> entry) {
      if (entries.put(kind, (value, with) -> entry.apply(kind.cast(value), with)) != null) {
        throw new IllegalStateException(kind.getName() + " has two entries");
      }
      return this;
    }

    /**
     * The table.
     *
     * @throws IllegalStateException if a kind is missing
     */
    public KindTable<T, C, R> build() {
      requireAll(type);
      return new KindTable<>(entries);
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
