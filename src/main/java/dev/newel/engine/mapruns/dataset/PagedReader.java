package dev.newel.engine.mapruns.dataset;

import dev.newel.engine.mapruns.bucket.BucketException;
import dev.newel.engine.mapruns.reader.ItemPage;
import dev.newel.engine.mapruns.reader.ItemReader;
import dev.newel.engine.mapruns.reader.ReaderException;
import dev.newel.engine.mapruns.reader.ReaderOrder;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import org.jspecify.annotations.Nullable;

/** Reads a data set page by page, on workers. */
record PagedReader(WorkerExecutor workers, Bookmarks bookmarks, ReaderOrder order, DataSet data)
    implements ItemReader {

  @Override
  public Future<ItemPage> read(@Nullable String position, int maxItems) {
    if (maxItems < 1) {
      throw new IllegalArgumentException("a page of no items");
    }
    return workers.executeBlocking(() -> page(position, maxItems), false);
  }

  private ItemPage page(@Nullable String position, int maxItems) {
    try {
      Progress progress = progress(position);
      ItemPage page = progress.next(maxItems);
      String next = page.next();
      if (next != null) {
        bookmarks.put(order, next, progress);
      }
      return page;
    } catch (BucketException e) {
      throw new ReaderException(e.text());
    }
  }

  private Progress progress(@Nullable String position) {
    if (position == null) {
      return open(Position.BEGIN);
    }
    Progress open = bookmarks.take(order, position);
    return open == null ? open(Position.parse(position)) : open;
  }

  private Progress open(Position position) {
    return new Progress(data, position, DataSets.mostItems(order.config()));
  }
}
