package dev.newel.engine.mapruns.reader;

import io.vertx.core.Future;

/** Opens readers. */
public interface ItemReaders {

  /** A reader of a data set. Fails with a {@link ReaderException} where it cannot be read. */
  Future<ItemReader> open(ReaderOrder order);
}
