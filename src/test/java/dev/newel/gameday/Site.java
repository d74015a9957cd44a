package dev.newel.gameday;

import static org.awaitility.Awaitility.await;

import dev.newel.testing.FreePort;
import dev.newel.testing.RedisNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Instances of Newel from the packaged jar, each a process, on one Redis. */
final class Site implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path folder;
  private final Access access;
  private final List<Instance> instances = new ArrayList<>();
  private RedisNode redis;

  /** One of them. */
  record Instance(int number, Process process, int port, Path output) {

    String url() {
      return "https://localhost:" + port + "/";
    }

    /** Sends it a signal, by its name. */
    void signal(String name) throws IOException, InterruptedException {
      String pid = Long.toString(process.pid());
      if (new ProcessBuilder("kill", "-" + name, pid).start().waitFor() != 0) {
        throw new IOException("cannot send " + name + " to " + pid);
      }
    }
  }

  Site(Path folder, Access access, RedisNode redis) {
    this.folder = folder;
    this.access = access;
    this.redis = redis;
  }

  /** Starts one more, and waits until it is ready. */
  void start(Map<String, String> settings) throws IOException {
    int number = instances.size() + 1;
    Path own = Files.createDirectories(folder.resolve("newel-" + number));
    Path output = own.resolve("output-" + System.nanoTime() + ".txt");
    int port = FreePort.next();
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-jar",
                System.getProperty("newel.jar"))
            .directory(own.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("NEWEL_"));
    builder.environment().putAll(access.environment());
    builder.environment().put("NEWEL_HTTP_PORT", Integer.toString(port));
    builder.environment().put("NEWEL_REDIS_URL", redis.url());
    builder.environment().put("NEWEL_LIMITS_POLL_SECONDS", "10");
    builder.environment().put("NEWEL_AUDIT_CALLS", "changes");
    builder.environment().put("NEWEL_LOG_FORMAT", "json");
    builder.environment().putAll(settings);
    Instance started = new Instance(number, builder.start(), port, output);
    instances.add(started);
    // also where a day is broken off, and nobody waits for their ends any more
    Runtime.getRuntime().addShutdownHook(new Thread(started.process::destroyForcibly, "stop"));
    Client client = new Client(Access.OPERATOR);
    await()
        .atMost(PATIENCE)
        .failFast("Newel has ended: " + output, () -> !started.process.isAlive())
        .until(() -> client.health(started.url()).startsWith("200"));
  }

  List<Instance> instances() {
    return List.copyOf(instances);
  }

  List<String> urls() {
    return instances.stream().map(Instance::url).toList();
  }

  RedisNode redis() {
    return redis;
  }

  /** Ends all instances in order, and their Redis as a crash does, which then is another one. */
  void lose(RedisNode next) throws IOException, InterruptedException {
    stopInstances();
    redis.close();
    redis = next;
  }

  private void stopInstances() throws IOException, InterruptedException {
    for (Instance instance : instances) {
      // one that is paused would not hear of its end
      instance.signal("CONT");
      instance.process.destroy();
    }
    for (Instance instance : instances) {
      if (!instance.process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        instance.process.destroyForcibly();
        throw new IOException("does not end: " + instance.output);
      }
    }
    instances.clear();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    try {
      stopInstances();
    } finally {
      redis.close();
    }
  }
}
