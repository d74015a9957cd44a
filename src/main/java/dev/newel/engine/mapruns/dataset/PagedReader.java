package dev.newel.engine.mapruns.dataset;

import dev.newel.engine.mapruns.bucket.BucketException;
import dev.newel.engine.mapruns.reader.ItemPage;
import dev.newel.engine.mapruns.reader.ItemReader;
import dev.newel.engine.mapruns.reader.ReaderException;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import org.jspecify.annotations.Nullable;

/**
 * Reads a data set page by page, on workers. It stays where the last page ended, so that for the
 * next one nothing is opened or passed over again.
 */
final class PagedReader implements ItemReader {

  private final WorkerExecutor workers;
  private final DataSet data;
  private final long mostItems;
  private @Nullable Progress progress;

  PagedReader(WorkerExecutor workers, DataSet data, long mostItems) {
    this.workers = workers;
    this.data = data;
    this.mostItems = mostItems;
  }

  @Override
  public Future<ItemPage> read(@Nullable String position, int maxItems) {
    if (maxItems < 1) {
      throw new IllegalArgumentException("a page of no items");
    }
    return workers.executeBlocking(() -> page(position, maxItems), false);
  }

  private synchronized ItemPage page(@Nullable String position, int maxItems) {
    Progress open = progress;
    progress = null; // where reading fails, it is opened anew
    try {
      Progress at = open != null && open.isAt(position) ? open : open(position);
      ItemPage page = at.next(maxItems);
      progress = page.next() == null ? null : at;
      return page;
    } catch (BucketException e) {
      throw new ReaderException(e.text());
    }
  }

  private Progress open(@Nullable String position) {
    Position from = position == null ? Position.BEGIN : Position.parse(position);
    return new Progress(data, from, mostItems);
  }
}
