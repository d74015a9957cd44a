package dev.newel.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newel.testing.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Newel from the packaged jar, in a process of its own. */
final class NewelProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final Path output;
  private final int port;

  private NewelProcess(Process process, Path output, int port) {
    this.process = process;
    this.output = output;
    this.port = port;
  }

  /** Starts a Newel on a data folder with its embedded Redis, and waits until it is ready. */
  static NewelProcess startOn(Path dataFolder) throws IOException {
    return start(dataFolder, Map.of("NEWEL_DATA_DIR", dataFolder.toString()));
  }

  /** Starts a Newel that uses a given Redis, and waits until it is ready. */
  static NewelProcess startWith(Path folder, String redisUrl) throws IOException {
    return start(folder, Map.of("NEWEL_REDIS_URL", redisUrl));
  }

  /** Starts a Newel with these environment variables, and waits until it is ready. */
  static NewelProcess start(Path folder, Map<String, String> environment) throws IOException {
    NewelProcess started = launch(folder, environment);
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .failFast(
            "Newel has ended",
            () -> assertThat(started.process.isAlive()).as(started.output()).isTrue())
        .until(started.api()::isReady);
    return started;
  }

  /** Starts a Newel without waiting for anything. */
  static NewelProcess launch(Path folder, Map<String, String> environment) throws IOException {
    Files.createDirectories(folder);
    Path output = folder.resolve("newel-output-" + System.nanoTime() + ".txt");
    int port = FreePort.next();
    ProcessBuilder builder =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx512m",
                "-jar",
                System.getProperty("newel.jar"))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("NEWEL_"));
    builder.environment().put("NEWEL_HTTP_PORT", Integer.toString(port));
    builder.environment().putAll(environment);
    return new NewelProcess(builder.start(), output, port);
  }

  /** Where it listens. */
  int port() {
    return port;
  }

  NewelApi api() {
    return new NewelApi(port);
  }

  long pid() {
    return process.pid();
  }

  /** What the process has printed. */
  String output() throws IOException {
    return Files.readString(output);
  }

  /** Ends the process as a crash does. */
  void kill() throws IOException, InterruptedException {
    process.destroyForcibly();
    awaitExit();
  }

  /** Sends the process a signal, by its name. */
  void signal(String name) throws IOException, InterruptedException {
    int sent = new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
    if (sent != 0) {
      throw new IOException("cannot send " + name + " to process " + pid());
    }
  }

  /** Waits for the process to end, and returns its exit code. */
  int awaitExit() throws IOException, InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("the process does not end: " + output());
    }
    return process.exitValue();
  }

  /** Ends the process if a test left it, the way that also ends its Redis. */
  @Override
  public void close() throws IOException, InterruptedException {
    process.destroy();
    awaitExit();
  }
}
