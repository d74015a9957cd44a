package dev.newel;

import dev.newel.config.LoadedConfig;
import dev.newel.config.NewelConfig;
import dev.newel.ops.StartFailure;
import dev.newel.store.redis.client.Commands;
import dev.newel.store.redis.client.RedisLink;
import dev.newel.store.redis.client.ServerChecks;
import dev.newel.store.redis.embedded.EmbeddedRedis;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Where an installation is moved from, or to: a Redis behind a URL, or Newel's own on a data
 * folder. Whoever opens one waits for it.
 */
final class MoveEnd implements AutoCloseable {

  private final String shown;
  private final RedisLink link;
  private final @Nullable EmbeddedRedis own;

  private MoveEnd(String shown, RedisLink link, @Nullable EmbeddedRedis own) {
    this.shown = shown;
    this.link = link;
    this.own = own;
  }

  /**
   * Connects to what was typed; all else is as it is configured.
   *
   * @throws StartFailure where it cannot be used
   */
  static MoveEnd open(Vertx vertx, String typed, Map<String, String> environment)
      throws IOException {
    NewelConfig config = LoadedConfig.loadAt(typed, Path.of(""), environment).config();
    String url = config.redis().url();
    if (url != null) {
      String shown = Objects.requireNonNull(config.redis().shownUrl());
      return new MoveEnd(shown, connect(vertx, config, url), null);
    }
    EmbeddedRedis own = start(config);
    try {
      String shown = config.data().dir().toString();
      return new MoveEnd(shown, connect(vertx, config, own.url()), own);
    } catch (StartFailure e) {
      own.close();
      throw e;
    }
  }

  private static EmbeddedRedis start(NewelConfig config) {
    try {
      return EmbeddedRedis.start(config.data().dir());
    } catch (IOException e) {
      throw StartFailure.ofDataFolder(config, e);
    }
  }

  private static RedisLink connect(Vertx vertx, NewelConfig config, String url) {
    try {
      return await(RedisLink.open(vertx, OwnStore.link(config, url)).compose(MoveEnd::check));
    } catch (CompletionException e) {
      throw StartFailure.ofRedis(config, Objects.requireNonNullElse(e.getCause(), e));
    }
  }

  private static Future<RedisLink> check(RedisLink link) {
    return ServerChecks.check(link).map(link).onFailure(unfit -> link.close());
  }

  /** As it may be printed. */
  String shown() {
    return shown;
  }

  Commands commands() {
    return link.shared();
  }

  @Override
  public void close() throws IOException {
    await(link.close());
    if (own != null) {
      own.close();
    }
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }
}
