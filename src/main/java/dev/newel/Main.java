package dev.newel;

import dev.newel.api.http.intake.NewConnections;
import dev.newel.config.CommandLine;
import dev.newel.config.ConfigException;
import dev.newel.config.LoadedConfig;
import dev.newel.config.NewelConfig;
import dev.newel.config.Operation.LogForm;
import dev.newel.ops.JsonLogFormat;
import dev.newel.ops.LogFormat;
import dev.newel.ops.LogWriter;
import dev.newel.ops.MemoryIsOut;
import dev.newel.ops.StartFailure;
import dev.newel.ops.SteadyLogs;
import dev.newel.store.redis.client.ServerChecks;
import dev.newel.store.redis.move.MoveException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs one instance of Newel by itself: configuration, Redis, verticles, and the end of them. */
public final class Main {

  static {
    // before the first logger there is
    System.setProperty(SteadyLogs.PROPERTY, SteadyLogs.class.getName());
  }

  private static final System.Logger LOG = System.getLogger(Main.class.getName());
  private static final PrintStream OUT = System.out;

  /** Takes what is said of the start and the end: where logs are JSON, they have that too. */
  private static volatile Consumer<String> said = OUT::println;

  /** For how long a start that is under way is waited for before it is stopped. */
  private static final int START_SECONDS = 3;

  /** More than {@link Newel#stop} takes by itself. */
  private static final int STOP_SECONDS = 15;

  /** What the JVM itself ends with, where it is told to end then. */
  private static final int OUT_OF_MEMORY = 3;

  private Main() {}

  public static void main(String[] args) {
    String aim = args.length > 0 && args[0].equals(CommandLine.MOVE) ? CommandLine.MOVE : "start";
    try {
      CommandLine typed = CommandLine.read(args);
      if (typed instanceof CommandLine.Start start) {
        run(LoadedConfig.load(Path.of(""), System.getenv(), start));
      } else if (typed instanceof CommandLine.Move move) {
        Moving.run(move, System.getenv()).forEach(OUT::println);
      } else if (typed instanceof CommandLine.Version) {
        OUT.println("Newel " + Verticles.version());
      } else {
        CommandLine.help().forEach(OUT::println);
      }
    } catch (ConfigException e) {
      List<String> faults = e.faults();
      fail(aim, faults.size() == 1 ? faults.get(0) : "\n  " + String.join("\n  ", faults));
    } catch (StartFailure | MoveException e) {
      fail(aim, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      fail(aim, "cannot read its configuration: " + e.getMessage());
    } catch (CompletionException e) {
      LOG.log(Level.ERROR, "what was not foreseen", e.getCause());
      fail(aim, "it failed with " + e.getCause());
    }
  }

  private static void run(LoadedConfig loaded) {
    NewelConfig config = loaded.config();
    boolean isJson = config.operation().logs() == LogForm.JSON;
    LogFormat.install(
        config.log().level(),
        isJson ? new JsonLogFormat() : new LogFormat(),
        LogWriter.toStandardError());
    if (isJson) {
      said = line -> LOG.log(Level.INFO, "{0}", line.strip());
    }
    new MemoryIsOut(Main::halt).install();
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, thrown) -> LOG.log(Level.ERROR, "thread " + thread.getName() + " died", thrown));
    said.accept("Newel " + Verticles.version() + " on Java " + Runtime.version().feature());
    loaded.listing().forEach(line -> said.accept("  " + line));
    loaded.warnings().forEach(line -> said.accept("  warning: " + line));
    // an engine and an API on each event loop: fewer threads to hand work between
    VertxOptions options =
        new VertxOptions()
            .setEventLoopPoolSize(config.engine().instances())
            .setDisableTCCL(true)
            .setPreferNativeTransport(true);
    NewConnections.enable();
    Observers observers = new Observers(config);
    Vertx vertx = observers.vertx(options);
    Future<Newel> starting = Newel.deploy(vertx, config, Main::report, observers);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(vertx, starting), "newel-stop"));
    greet(config, await(starting));
  }

  private static void report(ServerChecks.Findings findings) {
    said.accept("Connected to Redis " + findings.version());
    findings.warnings().forEach(line -> said.accept("  warning: " + line));
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
    said.accept("Redis: " + redis(config));
    if (!config.http().enabled()) {
      said.accept("Serving on the event bus alone, as http.enabled is false");
      return;
    }
    said.accept("Listening on " + newel.endpoint());
    if (config.console().enabled()) {
      String url = config.http().publicUrl();
      said.accept("Console: " + (url == null ? newel.endpoint() : url) + "/console/");
    }
    said.accept(
        "Try: curl '%s/?Action=ListStateMachines', or point an AWS SDK or the AWS CLI there"
            .formatted(newel.endpoint()));
  }

  private static String redis(NewelConfig config) {
    return config.redis().url() == null
        ? "Newel's own, with its data in " + config.data().dir().toAbsolutePath().normalize()
        : String.valueOf(config.redis().shownUrl());
  }

  /** At once: what would stop in order needs memory. */
  private static void halt() {
    System.err.println("Newel ends, as memory is out; what was under way is picked up elsewhere");
    Runtime.getRuntime().halt(OUT_OF_MEMORY);
  }

  private static void fail(String aim, String message) {
    System.err.println("Newel cannot " + aim + ": " + message);
    System.exit(1);
  }

  /** Runs as the process ends: requests first, then what they need. */
  private static void stop(Vertx vertx, Future<Newel> starting) {
    Newel newel = settle(starting.otherwiseEmpty(), START_SECONDS);
    if (newel != null) {
      settle(newel.stop(), STOP_SECONDS);
    }
    // not composed with the rest: what would follow on an event loop goes with that
    settle(vertx.close(), STOP_SECONDS);
  }

  private static <T> @Nullable T settle(Future<T> future, int seconds) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(seconds, TimeUnit.SECONDS);
    } catch (Exception e) {
      boolean late = e instanceof TimeoutException || e.getCause() instanceof TimeoutException;
      said.accept(
          late
              ? "Newel did not stop in time; what was under way is picked up at the next start"
              : "Newel stopped with an error: " + e);
      return null;
    }
  }
}
