package dev.newel.engine.mapruns.reader;

import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/**
 * Reads the items of one data set. A reader that is opened anew, by another instance perhaps, goes
 * on where another has stopped. Nothing has to be closed.
 */
public interface ItemReader {

  /**
   * The items after a position, fewer than asked for where they are large. Fails with a {@link
   * ReaderException}.
   *
   * @param position null for the first items; else what the last page gave
   * @param maxItems at least one
   */
  Future<ItemPage> read(@Nullable String position, int maxItems);
}
