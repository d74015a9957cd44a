package dev.newel.engine.mapruns.writer;

import io.vertx.core.Future;

/** Opens what results are written to. */
public interface ResultWriters {

  /** Fails with {@link WriterException}. */
  Future<ResultWriter> open(WriterOrder order, String mapRunArn);
}
