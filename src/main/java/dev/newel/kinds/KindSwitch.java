package dev.newel.kinds;

import java.util.function.BiConsumer;

/**
 * A {@link KindTable} whose entries return nothing.
 *
 * @param <T> the sealed type
 * @param <C> what the entries work with beside the value
 */
public final class KindSwitch<T, C> {

  private final KindTable<T, C, Boolean> table;

  private KindSwitch(KindTable<T, C, Boolean> table) {
    this.table = table;
  }

  /**
   * Begins a switch.
   *
   * @param type a sealed interface or class
   */
  public static <T, C> Builder<T, C> over(Class<T> type) {
    return new Builder<>(KindTable.over(type));
  }

  /**
   * Does what the value's kind asks for.
   *
   * @throws IllegalArgumentException for a kind that the type does not permit
   */
  public void accept(T value, C with) {
    table.apply(value, with);
  }

  /** Collects the entries. */
  public static final class Builder<T, C> {

    private final KindTable.Builder<T, C, Boolean> table;

    private Builder(KindTable.Builder<T, C, Boolean> table) {
      this.table = table;
    }

    /** Adds what is done with a kind. */
    public <K extends T> Builder<T, C> on(Class<K> kind, BiConsumer<? super K, ? super C> entry) {
      table.on(
          kind,
          (value, with) -> {
            entry.accept(value, with);
            return true;
          });
      return this;
    }

    /**
     * The switch.
     *
     * @throws IllegalStateException if a kind is missing
     */
    public KindSwitch<T, C> build() {
      return new KindSwitch<>(table.build());
    }
  }
}
