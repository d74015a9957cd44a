package dev.newel.engine.mapruns.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.engine.mapruns.bucket.ObjectName;
import org.jspecify.annotations.Nullable;

/** Which objects have the items. */
interface ObjectNames {

  /**
   * The names, all of them or from a marked one on, which comes first again. Blocks.
   *
   * @param mark null for all
   */
  Names from(@Nullable JsonNode mark);

  /** Names, one after the other. */
  interface Names {

    /** The next name; null where there is none. Blocks. */
    @Nullable Marked next();
  }

  /** A name, and a mark by which it is found again. */
  record Marked(ObjectName name, JsonNode mark) {}
}
