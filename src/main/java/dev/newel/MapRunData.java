package dev.newel;

import dev.newel.aws.client.AwsCaller;
import dev.newel.aws.model.ServiceModels;
import dev.newel.config.NewelConfig;
import dev.newel.engine.mapruns.bucket.Buckets;
import dev.newel.engine.mapruns.bucket.FolderBuckets;
import dev.newel.engine.mapruns.bucket.FolderFirst;
import dev.newel.engine.mapruns.bucket.S3Buckets;
import dev.newel.engine.mapruns.bucket.S3Calls;
import dev.newel.engine.mapruns.dataset.BucketItemReaders;
import dev.newel.engine.mapruns.reader.ItemReaders;
import dev.newel.engine.mapruns.writer.BucketResultWriters;
import dev.newel.engine.mapruns.writer.ResultWriters;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.nio.file.Path;

/**
 * What Map Runs read and write, as a configuration has it.
 *
 * @param workers that wait for buckets. They have a pool of their own: large answers of S3 are read
 *     on Vert.x's, which must not be full of those that wait for them
 */
record MapRunData(
    WorkerExecutor workers, Buckets buckets, ItemReaders readers, ResultWriters writers) {

  private static final String WORKERS = "newel-map-run-data";

  /** So many wait for buckets at once at most. */
  private static final int THREADS = 8;

  static MapRunData of(Vertx vertx, NewelConfig config, ServiceModels models, AwsCaller caller) {
    WorkerExecutor workers = vertx.createSharedWorkerExecutor(WORKERS, THREADS);
    Buckets s3 = new S3Buckets(new S3Calls(models, caller, config.aws().region()));
    Path folder = config.services().buckets();
    Buckets buckets = folder == null ? s3 : new FolderFirst(new FolderBuckets(folder), s3);
    return new MapRunData(
        workers,
        buckets,
        new BucketItemReaders(workers, buckets, config.limits().payloadBytes()),
        new BucketResultWriters(workers, buckets));
  }

  Future<Void> close() {
    return workers.close();
  }
}
