package dev.newel;

import dev.newel.aws.Home;
import dev.newel.config.ConfigException;
import dev.newel.config.LoadedConfig;
import dev.newel.config.NewelConfig;
import dev.newel.ops.LogFormat;
import dev.newel.ops.StartFailure;
import dev.newel.store.redis.RedisStore;
import dev.newel.store.redis.StoreOpening;
import dev.newel.store.redis.client.LinkOptions;
import dev.newel.store.redis.client.ServerChecks;
import dev.newel.store.redis.embedded.EmbeddedRedis;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Runs one instance of Newel by itself: configuration, Redis, verticles, and the end of them. */
public final class Main {

  private static final System.Logger LOG = System.getLogger(Main.class.getName());
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
    } catch (ConfigException | StartFailure e) {
      fail(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      fail("cannot read its configuration: " + e.getMessage());
    } catch (CompletionException e) {
      LOG.log(Level.ERROR, "what was not foreseen", e.getCause());
      fail("it failed with " + e.getCause());
    }
  }

  private static void run(LoadedConfig loaded) {
    NewelConfig config = loaded.config();
    LogFormat.install(config.log().level());
    OUT.println("Newel " + version() + " on Java " + Runtime.version().feature());
    loaded.listing().forEach(line -> OUT.println("  " + line));
    loaded.warnings().forEach(line -> OUT.println("  warning: " + line));
    EmbeddedRedis redis = config.redis().url() == null ? startRedis(config) : null;
    String url = redis == null ? String.valueOf(config.redis().url()) : redis.url();
    // an engine and an API on each event loop: fewer threads to hand work between
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(config.engine().instances()));
    Instance instance = new Instance(vertx, redis);
    Runtime.getRuntime().addShutdownHook(new Thread(instance::stop, "newel-stop"));
    greet(config, await(instance.start(config, url)));
  }

  private static EmbeddedRedis startRedis(NewelConfig config) {
    if (config.redis().waitReplicas() > 0) {
      throw StartFailure.ofReplicas(config);
    }
    try {
      return EmbeddedRedis.start(config.data().dir());
    } catch (IOException e) {
      throw StartFailure.ofDataFolder(config, e);
    }
  }

  /**
   * Waits here, and not on an event loop, as the exit after a failure waits for the event loops.
   */
  private static Newel await(Future<Newel> starting) {
    try {
      return starting.toCompletionStage().toCompletableFuture().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof StartFailure known) {
        throw known;
      }
      throw e;
    }
  }

  private static void greet(NewelConfig config, Newel newel) {
    String host = config.http().host();
    String endpoint =
        "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + newel.port();
    OUT.println("Redis: " + redis(config));
    OUT.println("Listening on " + endpoint);
    OUT.println(
        "Try: curl '%s/?Action=ListStateMachines', or point an AWS SDK or the AWS CLI there"
            .formatted(endpoint));
  }

  private static String redis(NewelConfig config) {
    return config.redis().url() == null
        ? "Newel's own, with its data in " + config.data().dir().toAbsolutePath().normalize()
        : String.valueOf(config.redis().shownUrl());
  }

  private static void fail(String message) {
    System.err.println("Newel cannot start: " + message);
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
          new LinkOptions(
              url,
              config.redis().replyTimeout(),
              config.redis().patience(),
              config.redis().waitReplicas(),
              config.redis().caFile());
      return StoreOpening.begin(vertx, options, storeOptions(config), Instance::report)
          .onSuccess(opened -> store = opened)
          .recover(failure -> Future.failedFuture(StartFailure.ofRedis(config, failure)))
          .compose(opened -> deploy(opened, config));
    }

    private Future<Newel> deploy(RedisStore opened, NewelConfig config) {
      return Newel.deploy(vertx, opened, config)
          .onSuccess(deployed -> newel = deployed)
          .recover(failure -> Future.failedFuture(StartFailure.ofListening(config, failure)));
    }

    private static void report(ServerChecks.Findings findings) {
      OUT.println("Connected to Redis " + findings.version());
      findings.warnings().forEach(line -> OUT.println("  warning: " + line));
    }

    private static RedisStore.Options storeOptions(NewelConfig config) {
      return new RedisStore.Options(
          Home.of(config.aws().region(), config.aws().account()),
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
