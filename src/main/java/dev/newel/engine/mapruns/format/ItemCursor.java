package dev.newel.engine.mapruns.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Goes over the items of a data set, of which one is in memory. Nothing has to be closed. */
public interface ItemCursor {

  /**
   * The next item; null where there is none. Blocks.
   *
   * @throws dev.newel.engine.mapruns.reader.ReaderException if there is something else
   */
  @Nullable Item next();

  /** Where a cursor has to begin that is to go on behind the last item. */
  ObjectNode position();

  /** The URI of what the last item was read from. */
  String source();
}
