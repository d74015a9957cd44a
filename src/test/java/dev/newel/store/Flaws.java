package dev.newel.store;

import java.util.Set;
import java.util.function.Consumer;

/**
 * The flaws of a model.
 *
 * @param later runs something a little later, for a flaw that needs time
 */
public record Flaws(Set<Flaw> flaws, Consumer<Runnable> later) {

  public static final Flaws NONE = new Flaws(Set.of(), Runnable::run);

  boolean has(Flaw flaw) {
    return flaws.contains(flaw);
  }
}
