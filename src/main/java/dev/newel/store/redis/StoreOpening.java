package dev.newel.store.redis;

import dev.newel.store.CallWatch;
import dev.newel.store.StoreUnavailableException;
import dev.newel.store.redis.client.LinkOptions;
import dev.newel.store.redis.client.RedisLink;
import dev.newel.store.redis.client.ReplicaCheck;
import dev.newel.store.redis.client.ServerChecks;
import dev.newel.store.redis.client.ServerChecks.Findings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * From a URL to a store that can be used. Redis may go away in the middle of it, as in a failover;
 * then all is begun again, for as long as one would have waited for it to come.
 */
public final class StoreOpening {

  private static final long BEGIN_AGAIN_MS = 250;

  private final Vertx vertx;
  private final LinkOptions link;
  private final RedisStore.Options options;
  private final Consumer<Findings> report;
  private final CallWatch watch;
  private final long giveUpAt;

  private StoreOpening(
      Vertx vertx,
      LinkOptions link,
      RedisStore.Options options,
      Consumer<Findings> report,
      CallWatch watch) {
    this.vertx = vertx;
    this.link = link;
    this.options = options;
    this.report = report;
    this.watch = watch;
    this.giveUpAt = System.nanoTime() + link.patience().toNanos();
  }

  /**
   * Connects to Redis, makes sure that it is fit and has the replicas that are to be waited for,
   * and opens the store.
   *
   * @param report takes what was found out about each server that was connected to
   * @return fails with {@link ServerChecks.UnfitServerException} where it cannot be used
   */
  public static Future<RedisStore> begin(
      Vertx vertx, LinkOptions link, RedisStore.Options options, Consumer<Findings> report) {
    return begin(vertx, link, options, report, CallWatch.NOBODY);
  }

  /**
   * The same.
   *
   * @param watch sees what Redis answers
   */
  public static Future<RedisStore> begin(
      Vertx vertx,
      LinkOptions link,
      RedisStore.Options options,
      Consumer<Findings> report,
      CallWatch watch) {
    return new StoreOpening(vertx, link, options, report, watch).begin();
  }

  private Future<RedisStore> begin() {
    return RedisLink.open(vertx, link).compose(this::open).recover(this::beginAgain);
  }

  private Future<RedisStore> open(RedisLink opened) {
    return ServerChecks.check(opened)
        .onSuccess(report::accept)
        .compose(fit -> ReplicaCheck.await(vertx, opened, link))
        .compose(there -> RedisStore.open(opened, options, watch))
        .onFailure(failed -> opened.close());
  }

  private Future<RedisStore> beginAgain(Throwable why) {
    return why instanceof StoreUnavailableException && System.nanoTime() - giveUpAt < 0
        ? vertx.timer(BEGIN_AGAIN_MS, TimeUnit.MILLISECONDS).compose(passed -> begin())
        : Future.failedFuture(why);
  }
}
