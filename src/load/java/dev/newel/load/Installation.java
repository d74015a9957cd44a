package dev.newel.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is measured: instances of Newel, each a process, and the one Redis that all of them use. */
final class Installation implements AutoCloseable {

  private final Path folder;
  private final RedisServer redis;
  private final @Nullable RedisServer replica;
  private final FunctionStub functions;
  private final List<ServerProcess> instances = new ArrayList<>();
  private boolean closed;

  private Installation(
      Path folder, RedisServer redis, @Nullable RedisServer replica, FunctionStub functions) {
    this.folder = folder;
    this.redis = redis;
    this.replica = replica;
    this.functions = functions;
  }

  /** Starts all of it in a folder for the time, and waits until all instances listen. */
  static Installation start(LoadOptions options, Side side)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("newel-load");
    // which is empty if no Redis could be had
    folder.toFile().deleteOnExit();
    RedisServer redis =
        options.redis().isEmpty()
            ? RedisServer.start(folder.resolve("redis"))
            : RedisServer.at(options.redis());
    RedisServer replica = side.hasReplica() ? RedisServer.start(folder.resolve("replica")) : null;
    Installation installation = new Installation(folder, redis, replica, FunctionStub.start());
    // also when the benchmark fails at the start, or is interrupted
    Runtime.getRuntime().addShutdownHook(new Thread(installation::closeInHook, "newel-stop"));
    if (options.redis().isEmpty()) {
      redis.fsync(side.appendFsync());
    }
    if (replica != null) {
      replica.follow(redis);
    }
    for (int i = 0; i < options.instances(); i++) {
      installation.launch(options.classPath(side), side, i);
    }
    for (ServerProcess instance : installation.instances) {
      instance.awaitListening();
    }
    return installation;
  }

  private synchronized void launch(String classPath, Side side, int number) throws IOException {
    Path own = Files.createDirectory(folder.resolve("newel-" + number));
    Map<String, String> settings = side.environment(own);
    settings.put("NEWEL_REDIS_URL", redis.url());
    settings.put("NEWEL_LAMBDA_ENDPOINT", functions.url());
    instances.add(ServerProcess.launch(classPath, settings, own));
  }

  List<InetSocketAddress> addresses() {
    return instances.stream().map(ServerProcess::address).toList();
  }

  RedisServer redis() {
    return redis;
  }

  /** User and system time of all instances so far. */
  Duration newelCpu() throws IOException {
    Duration all = Duration.ZERO;
    for (ServerProcess instance : instances) {
      all = all.plus(ServerProcess.cpuOf(instance.handle()));
    }
    return all;
  }

  /** What the JVMs of all instances have used for themselves so far. */
  HousekeepingCpu housekeepingCpu() throws IOException {
    HousekeepingCpu all = HousekeepingCpu.NONE;
    for (ServerProcess instance : instances) {
      all = all.plus(HousekeepingCpu.of(instance.handle()));
    }
    return all;
  }

  /** The memory of all instances. */
  Memory newelMemory() throws IOException {
    Memory all = Memory.NONE;
    for (ServerProcess instance : instances) {
      all = all.plus(Memory.of(instance.handle()));
    }
    return all;
  }

  private void closeInHook() {
    try {
      close();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("something may be left of the load benchmark", e);
    }
  }

  @Override
  public synchronized void close() throws IOException, InterruptedException {
    if (closed) {
      return;
    }
    closed = true;
    instances.forEach(ServerProcess::stop);
    functions.close();
    try (redis;
        RedisServer alsoClosed = replica) {
      for (ServerProcess instance : instances) {
        instance.awaitEnd();
      }
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(Installation::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
