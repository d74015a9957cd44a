package dev.newel.testing;

import static org.awaitility.Awaitility.await;

import dev.newel.store.redis.embedded.RedisExecutable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A redis-server of a test on a port of its own: a single server, a node of a Cluster, a replica, a
 * sentinel. It stays ended until the test starts it again.
 */
public final class RedisNode implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path folder;
  private final List<String> settings;
  private final List<String> arguments;
  private final int port;
  private @Nullable Process process;

  private RedisNode(Path folder, int port, List<String> settings, List<String> arguments) {
    this.folder = folder;
    this.port = port;
    this.settings = settings;
    this.arguments = arguments;
  }

  /** Starts a server that persists what it has. */
  public static RedisNode start(Path folder) throws IOException {
    return start(folder, List.of());
  }

  /**
   * Starts a server that persists what it has, unless told otherwise.
   *
   * @param settings lines of redis.conf
   */
  public static RedisNode start(Path folder, List<String> settings) throws IOException {
    List<String> all =
        new ArrayList<>(List.of("appendonly yes", "save \"\"", "maxmemory-policy noeviction"));
    all.addAll(settings);
    return new RedisNode(folder, FreePort.next(), all, List.of()).start();
  }

  /** Starts a sentinel. */
  public static RedisNode startSentinel(Path folder, List<String> settings) throws IOException {
    return new RedisNode(folder, FreePort.next(), settings, List.of("--sentinel")).start();
  }

  /** Starts it, for the first time or again, and waits until it answers. */
  public RedisNode start() throws IOException {
    return startWith(List.of());
  }

  /** Starts it again as the replica of the server behind a port, which it is from the beginning. */
  public void startAsReplicaOf(int primaryPort) throws IOException {
    startWith(List.of("--replicaof", "127.0.0.1", Integer.toString(primaryPort)));
  }

  private RedisNode startWith(List<String> more) throws IOException {
    Files.createDirectories(folder);
    Path executable = RedisExecutable.installIn(folder);
    Path file = folder.resolve("redis.conf");
    if (!Files.exists(file)) {
      List<String> lines = new ArrayList<>(settings);
      lines.addAll(List.of("port " + port, "bind 127.0.0.1", "dir " + folder));
      Files.write(file, lines);
    }
    List<String> command = new ArrayList<>(List.of(executable.toString(), file.toString()));
    command.addAll(arguments);
    command.addAll(more);
    process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
            .start();
    await().atMost(PATIENCE).ignoreExceptions().until(() -> "PONG".equals(ask("PING")));
    return this;
  }

  public int port() {
    return port;
  }

  public String address() {
    return "127.0.0.1:" + port;
  }

  /** As redis.url has it, for a single server. */
  public String url() {
    return "redis://" + address();
  }

  /** Sends a command, and returns a string, a number, a list of those, or null. */
  public @Nullable Object ask(String... command) throws IOException {
    try (RespClient client = new RespClient(port)) {
      return client.ask(List.of(command));
    }
  }

  /** The same, where the answer is a text. */
  public String tell(String... command) throws IOException {
    return Objects.toString(ask(command));
  }

  /** The same, where the answer is a list of texts. */
  public List<String> list(String... command) throws IOException {
    List<?> all = (List<?>) Objects.requireNonNull(ask(command));
    return all.stream().map(Objects::toString).toList();
  }

  /** Has it find out that nothing can be written to its disk, so that it refuses all writes. */
  public void loseDisk() throws IOException {
    Path snapshot = folder.resolve("dump.rdb");
    Files.deleteIfExists(snapshot); // it is the append-only file that it starts from
    Files.createDirectories(snapshot.resolve("in-the-way"));
    ask("CONFIG", "SET", "save", "3600 1");
    ask("BGSAVE");
    await()
        .atMost(PATIENCE)
        .until(() -> tell("INFO", "persistence").contains("rdb_last_bgsave_status:err"));
  }

  /** Has it take writes again. */
  public void findDisk() throws IOException {
    ask("CONFIG", "SET", "save", "");
  }

  /** Sends the process a signal, by its name. */
  public void signal(String name) throws IOException, InterruptedException {
    Process running = Objects.requireNonNull(process);
    String pid = Long.toString(running.pid());
    if (new ProcessBuilder("kill", "-" + name, pid).start().waitFor() != 0) {
      throw new IOException("cannot send " + name + " to " + pid);
    }
  }

  /** Ends the process in order: it writes what it has first. */
  public void stop() {
    Process running = process;
    if (running != null) {
      running.destroy();
      running.onExit().join();
    }
  }

  /** Ends the process as a crash does. */
  public void kill() {
    Process running = process;
    if (running != null) {
      running.destroyForcibly();
      running.onExit().join();
    }
  }

  @Override
  public void close() {
    kill();
  }
}
