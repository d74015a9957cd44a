package dev.newel;

import dev.newel.config.ConfigException;
import dev.newel.config.LoadedConfig;
import dev.newel.config.NewelConfig;
import dev.newel.store.redis.EmbeddedRedis;
import dev.newel.store.redis.LinkOptions;
import dev.newel.store.redis.RedisLink;
import dev.newel.store.redis.RedisStore;
import dev.newel.store.redis.ServerChecks;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Runs one instance of Newel by itself: configuration, Redis, verticles, and the end of them. */
public final class Main {

  private static final PrintStream OUT = System.out;
  private static final int STOP_SECONDS = 10;

  private Main() {}

  public static void main(String[] args) {
    if (args.length > 0 && args[0].equals("--version")) {
      OUT.println("Newel " + version());
      return;
    }
    try {
      run(LoadedConfig.load(Path.of(""), System.getenv()));
    } catch (ConfigException e) {
      fail(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      fail("cannot start: " + e.getMessage());
    }
  }

  private static void run(LoadedConfig loaded) throws IOException {
    NewelConfig config = loaded.config();
    OUT.println("Newel " + version() + " on Java " + Runtime.version().feature());
    loaded.listing().forEach(line -> OUT.println("  " + line));
    loaded.warnings().forEach(line -> OUT.println("  warning: " + line));
    EmbeddedRedis redis =
        config.redis().url() == null ? EmbeddedRedis.start(config.data().dir()) : null;
    String url = redis == null ? String.valueOf(config.redis().url()) : redis.url();
    Vertx vertx = Vertx.vertx();
    Instance instance = new Instance(vertx, redis);
    Runtime.getRuntime().addShutdownHook(new Thread(instance::stop, "newel-stop"));
    instance
        .start(config, url)
        .onSuccess(started -> greet(config, started.port(), redis))
        .onFailure(
            failure -> {
              OUT.println("Newel cannot start: " + failure.getMessage());
              System.exit(1);
            });
  }

  private static void greet(NewelConfig config, int port, @Nullable EmbeddedRedis redis) {
    String endpoint = "http://" + config.http().host() + ":" + port;
    OUT.println("Listening on " + endpoint);
    OUT.println(
        redis == null
            ? "Redis: the configured one"
            : "Redis: embedded, its data is in " + config.data().dir().toAbsolutePath());
    OUT.println("Try: aws stepfunctions list-state-machines --endpoint-url " + endpoint);
  }

  private static void fail(String message) {
    System.err.println("Newel " + message);
    System.exit(1);
  }

  private static String version() {
    String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "(from source)" : version;
  }

  /** What is to be stopped again, as far as it was started. */
  private static final class Instance {
    private final Vertx vertx;
    private final @Nullable EmbeddedRedis redis;
    private volatile @Nullable RedisStore store;
    private volatile @Nullable Newel newel;

    Instance(Vertx vertx, @Nullable EmbeddedRedis redis) {
      this.vertx = vertx;
      this.redis = redis;
    }

    Future<Newel> start(NewelConfig config, String url) {
      LinkOptions options =
          new LinkOptions(url, config.redis().replyTimeout(), config.redis().patience());
      return RedisLink.open(vertx, options)
          .compose(
              link ->
                  ServerChecks.check(link)
                      .onSuccess(Instance::report)
                      .compose(fit -> RedisStore.open(link, storeOptions(config))))
          .onSuccess(opened -> store = opened)
          .compose(opened -> Newel.deploy(vertx, opened, config))
          .onSuccess(deployed -> newel = deployed);
    }

    private static void report(ServerChecks.Findings findings) {
      OUT.println("Connected to Redis " + findings.version());
      findings.warnings().forEach(line -> OUT.println("  warning: " + line));
    }

    private static RedisStore.Options storeOptions(NewelConfig config) {
      return new RedisStore.Options(
          config.aws().region(),
          config.aws().account(),
          config.engine().partitions(),
          config.limits().retention(),
          Clock.systemUTC());
    }

    /** Runs as the process ends: requests first, then Redis. */
    void stop() {
      try {
        Future<Void> stopped = newel == null ? Future.succeededFuture() : newel.stop();
        stopped
            .eventually(() -> store == null ? Future.succeededFuture() : store.close())
            .eventually(vertx::close)
            .toCompletionStage()
            .toCompletableFuture()
            .get(STOP_SECONDS, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        OUT.println(
            "Newel did not stop in time; what was under way is picked up at the next start");
      } catch (Exception e) {
        OUT.println("Newel stopped with an error: " + e);
      }
      closeRedis();
    }

    private void closeRedis() {
      if (redis != null) {
        try {
          redis.close();
        } catch (IOException e) {
          OUT.println("the embedded Redis did not stop: " + e.getMessage());
        }
      }
    }
  }
}
