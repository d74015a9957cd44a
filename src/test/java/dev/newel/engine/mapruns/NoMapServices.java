package dev.newel.engine.mapruns;

import dev.newel.engine.mapruns.reader.ReaderException;
import dev.newel.engine.mapruns.writer.WriterException;
import io.vertx.core.Future;

/** What Map Runs get where a test has nothing to read and nowhere to write. */
public final class NoMapServices {

  private NoMapServices() {}

  /** Services that fail. */
  public static MapServices make() {
    return new MapServices(
        order -> Future.failedFuture(new ReaderException("Newel reads no items here.")),
        (order, run) -> Future.failedFuture(new WriterException("Newel writes no results here.")));
  }
}
