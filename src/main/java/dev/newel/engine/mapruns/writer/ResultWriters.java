package dev.newel.engine.mapruns.writer;

import io.vertx.core.Future;

/** Opens writers. */
public interface ResultWriters {

  /** A writer for a Map Run. Fails with a {@link WriterException} where nothing can be written. */
  Future<ResultWriter> open(WriterOrder order, String mapRunArn);
}
