package dev.newel;

import dev.newel.aws.Home;
import dev.newel.config.NewelConfig;
import dev.newel.ops.StartFailure;
import dev.newel.store.CallWatch;
import dev.newel.store.Store;
import dev.newel.store.redis.RedisStore;
import dev.newel.store.redis.StoreOpening;
import dev.newel.store.redis.client.LinkOptions;
import dev.newel.store.redis.client.ServerChecks;
import dev.newel.store.redis.embedded.EmbeddedRedis;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Clock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The store that a configuration asks for, with the Redis under it where that is Newel's own: what
 * one instance opens, and closes again.
 */
final class OwnStore {

  private final Vertx vertx;
  private final NewelConfig config;
  private final Consumer<ServerChecks.Findings> report;
  private final CallWatch watch;
  private volatile @Nullable EmbeddedRedis redis;
  private volatile @Nullable RedisStore store;
  private @Nullable Future<Void> closed;

  /**
   * @param report takes what was found out about each server that was connected to
   * @param watch sees what Redis answers
   */
  OwnStore(
      Vertx vertx, NewelConfig config, Consumer<ServerChecks.Findings> report, CallWatch watch) {
    this.vertx = vertx;
    this.config = config;
    this.report = report;
    this.watch = watch;
  }

  /** Fails with a {@link StartFailure}; what was started by then is for {@link #close}. */
  Future<Store> open() {
    String url = config.redis().url();
    Future<String> there = url == null ? startRedis() : Future.succeededFuture(url);
    return there.compose(this::connect);
  }

  private Future<String> startRedis() {
    return vertx.executeBlocking(
        () -> {
          try {
            EmbeddedRedis started = EmbeddedRedis.start(config.data().dir());
            redis = started;
            return started.url();
          } catch (IOException e) {
            throw StartFailure.ofDataFolder(config, e);
          }
        });
  }

  /** How a Redis is connected to, as a configuration has it. */
  static LinkOptions link(NewelConfig config, String url) {
    return new LinkOptions(
        url,
        config.redis().replyTimeout(),
        config.redis().patience(),
        config.redis().waitReplicas(),
        config.redis().caFile());
  }

  private Future<Store> connect(String url) {
    RedisStore.Options options =
        new RedisStore.Options(
            Home.of(config.aws().region(), config.aws().account()),
            config.engine().partitions(),
            new Keeping(config).inStore(),
            Clock.systemUTC());
    return StoreOpening.begin(vertx, link(config, url), options, report, watch)
        .onSuccess(opened -> store = opened)
        .<Store>map(opened -> opened)
        .recover(failure -> Future.failedFuture(StartFailure.ofRedis(config, failure)));
  }

  /** Closes what was opened, the Redis last; once, however often it is asked to. */
  synchronized Future<Void> close() {
    Future<Void> known = closed;
    if (known == null) {
      RedisStore opened = store;
      Future<Void> disconnected = opened == null ? Future.succeededFuture() : opened.close();
      known = disconnected.eventually(this::stopRedis);
      closed = known;
    }
    return known;
  }

  private Future<Void> stopRedis() {
    EmbeddedRedis started = redis;
    if (started == null) {
      return Future.succeededFuture();
    }
    return vertx.executeBlocking(
        () -> {
          started.close();
          return null;
        });
  }
}
