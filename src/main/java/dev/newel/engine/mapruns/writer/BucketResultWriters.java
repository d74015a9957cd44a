package dev.newel.engine.mapruns.writer;

import dev.newel.engine.mapruns.bucket.Buckets;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;

/**
 * Writers of results into buckets.
 *
 * @param workers that wait for the buckets; none that these need for their answers
 */
public record BucketResultWriters(WorkerExecutor workers, Buckets buckets)
    implements ResultWriters {

  private static final String ACTION = ":s3:putObject";

  @Override
  public Future<ResultWriter> open(WriterOrder order, String mapRunArn) {
    try {
      if (!order.resource().endsWith(ACTION)) {
        throw new WriterException(
            "The resource %s is not supported by Newel".formatted(order.resource()));
      }
      ResultFolder folder = ResultFolder.of(order.arguments(), mapRunArn);
      ResultText text = ResultText.of(order.config());
      return Future.succeededFuture(
          new BucketResultWriter(workers, buckets, folder, text, mapRunArn));
    } catch (WriterException e) {
      return Future.failedFuture(e);
    }
  }
}
