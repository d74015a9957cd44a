package dev.newel.engine.mapruns.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** What the items of a Map Run are read from. */
interface DataSet {

  /**
   * The parts from a position on. Blocks.
   *
   * @param position of a part that was read before, which comes first with what is left of it; null
   *     for all
   */
  Parts open(@Nullable JsonNode position);
}
