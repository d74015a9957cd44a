package dev.newel.engine.mapruns.reader;

import io.vertx.core.Future;

/** Opens what items are read from. */
public interface ItemReaders {

  /** Fails with {@link ReaderException}. */
  Future<ItemReader> open(ReaderOrder order);
}
