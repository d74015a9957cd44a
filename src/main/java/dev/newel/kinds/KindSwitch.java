package dev.newel.kinds;

import java.util.function.BiConsumer;

/**
 * A {@link KindTable} whose entries return nothing.
 *
 * @param <T> the sealed type
 * @param <C> what the entries work with beside the value
 */
public final class KindSwitch<T, C> {

  private final KindMap<BiConsumer<T, C>> entries;

  private KindSwitch(KindMap<BiConsumer<T, C>> entries) {
    this.entries = entries;
  }

  /**
   * Begins a switch.
   *
   * @param type a sealed interface or class
   */
  public static <T, C> Builder<T, C> over(Class<T> type) {
    return new Builder<>(type);
  }

  /**
   * Does what the value's kind asks for.
   *
   * @throws IllegalArgumentException for a kind that the type does not permit
   */
  public void accept(T value, C with) {
    entries.of(value).accept(value, with);
  }

  /** Collects the entries. */
  public static final class Builder<T, C> {

    private final KindMap.Builder<BiConsumer<T, C>> entries;

    private Builder(Class<T> type) {
      entries = new KindMap.Builder<>(type);
    }

    /** Adds what is done with a kind. */
    @SuppressWarnings("unchecked") // an entry is given values of its own kind alone
    public <K extends T> Builder<T, C> on(Class<K> kind, BiConsumer<? super K, ? super C> entry) {
      entries.put(kind, (BiConsumer<T, C>) entry);
      return this;
    }

    /**
     * The switch.
     *
     * @throws IllegalStateException if a kind is missing
     */
    public KindSwitch<T, C> build() {
      return new KindSwitch<>(entries.build());
    }
  }
}
