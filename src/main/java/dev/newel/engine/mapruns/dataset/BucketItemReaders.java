package dev.newel.engine.mapruns.dataset;

import dev.newel.engine.mapruns.bucket.Buckets;
import dev.newel.engine.mapruns.reader.ItemReader;
import dev.newel.engine.mapruns.reader.ItemReaders;
import dev.newel.engine.mapruns.reader.ReaderException;
import dev.newel.engine.mapruns.reader.ReaderOrder;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;

/**
 * Readers of what is in buckets.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html">
 *     ItemReader</a>
 */
public final class BucketItemReaders implements ItemReaders {

  private final WorkerExecutor workers;
  private final DataSets dataSets;
  private final Bookmarks bookmarks = new Bookmarks();

  /**
   * Readers.
   *
   * @param workers that wait for the buckets; none that these need for their answers
   * @param itemBytes that an item may have
   */
  public BucketItemReaders(WorkerExecutor workers, Buckets buckets, int itemBytes) {
    this.workers = workers;
    this.dataSets = new DataSets(buckets, itemBytes);
  }

  @Override
  public Future<ItemReader> open(ReaderOrder order) {
    try {
      return Future.succeededFuture(new PagedReader(workers, bookmarks, order, dataSets.of(order)));
    } catch (ReaderException e) {
      return Future.failedFuture(e);
    }
  }
}
