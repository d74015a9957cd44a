package dev.newel.torture;

import dev.newel.testing.FreePort;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A Newel in a process of its own, which has the same port each time it is started, and a proxy
 * before its Redis.
 */
final class Instance implements AutoCloseable {

  private static final long EXIT_SECONDS = 60;

  private final Path folder;
  private final int number;
  private final int port;
  private final Proxy proxy;
  private final List<String> program;
  private final int waitReplicas;
  private final Map<String, String> environment;
  private @Nullable Process process;
  private int starts;

  /**
   * An instance that is not started yet.
   *
   * @param program what the JVM is told: the main class, after properties if it wants any
   * @param waitReplicas how many replicas must have what it acknowledges
   * @param environment more variables than those of this process
   */
  Instance(
      Path folder,
      int number,
      int redisPort,
      List<String> program,
      int waitReplicas,
      Map<String, String> environment)
      throws IOException {
    this.folder = Files.createDirectories(folder);
    this.number = number;
    this.port = FreePort.next();
    this.proxy = Proxy.to(redisPort);
    this.program = program;
    this.waitReplicas = waitReplicas;
    this.environment = environment;
  }

  Proxy proxy() {
    return proxy;
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  boolean isRunning() {
    return process != null && process.isAlive();
  }

  /** Starts the process without waiting for it. */
  void start() throws IOException {
    if (isRunning()) {
      throw new IllegalStateException("it runs already");
    }
    Path output = folder.resolve("newel-" + number + "-" + ++starts + ".txt");
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    // small and gentle: several of them share a machine with much else
    command.addAll(List.of("-Xmx256m", "-Xss512k", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(program);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("NEWEL_"));
    builder.environment().putAll(settings());
    builder.environment().putAll(environment);
    process = builder.start();
  }

  private Map<String, String> settings() {
    return Map.of(
        "NEWEL_HTTP_PORT", Integer.toString(port),
        "NEWEL_REDIS_URL", "redis://127.0.0.1:" + proxy.port(),
        "NEWEL_REDIS_REPLY_TIMEOUT_SECONDS", "3",
        "NEWEL_REDIS_PATIENCE_SECONDS", "300",
        "NEWEL_REDIS_WAIT_REPLICAS", Integer.toString(waitReplicas),
        "NEWEL_ENGINE_INSTANCES", "2",
        "NEWEL_ENGINE_PARTITIONS", "16",
        "NEWEL_LIMITS_POLL_SECONDS", "5");
  }

  /** Ends the process as a crash does. */
  void kill() {
    Process running = process;
    if (running != null) {
      running.destroyForcibly();
      awaitExit(running);
    }
  }

  void signal(String name) throws IOException {
    Process running = process;
    if (running != null && running.isAlive()) {
      awaitExit(new ProcessBuilder("kill", "-" + name, Long.toString(running.pid())).start());
    }
  }

  private static void awaitExit(Process process) {
    try {
      if (!process.waitFor(EXIT_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("the process does not end: " + process.pid());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() throws IOException {
    kill();
    proxy.close();
  }
}
