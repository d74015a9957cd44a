package dev.newel.engine.mapruns.dataset;

import org.jspecify.annotations.Nullable;

/** The parts of a data set, one after the other. */
interface Parts {

  /** The next part; null where there is none. Blocks. */
  @Nullable Part next();

  /** Of one part only. */
  static Parts of(Part part) {
    return new Parts() {
      private @Nullable Part left = part;

      @Override
      public @Nullable Part next() {
        Part next = left;
        left = null;
        return next;
      }
    };
  }
}
