package dev.newel.kinds;

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

  private final KindMap<BiFunction<T, C, R>> entries;

  private KindTable(KindMap<BiFunction<T, C, R>> entries) {
    this.entries = entries;
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
    return entries.of(value).apply(value, with);
  }

  /** Collects the entries. */
  public static final class Builder<T, C, R> {

    private final KindMap.Builder<BiFunction<T, C, R>> entries;

    private Builder(Class<T> type) {
      entries = new KindMap.Builder<>(type);
    }

    /** Adds what is done with a kind. */
    @SuppressWarnings("unchecked") // an entry is given values of its own kind alone
    public <K extends T> Builder<T, C, R> on(
        Class<K> kind, BiFunction<? super K, ? super C, ? extends R> entry) {
      entries.put(kind, (BiFunction<T, C, R>) entry);
      return this;
    }

    /**
     * The table.
     *
     * @throws IllegalStateException if a kind is missing
     */
    public KindTable<T, C, R> build() {
      return new KindTable<>(entries.build());
    }
  }
}
