package dev.newel.engine.mapruns.reader;

import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** Reads the items of one order, page by page, in an order that is always the same. */
public interface ItemReader {

  /**
   * Reads a page.
   *
   * @param position where it begins, as the page before has said; null for the first one
   * @param maxItems how many items at most
   * @return fails with {@link ReaderException}
   */
  Future<ItemPage> read(@Nullable String position, int maxItems);
}
