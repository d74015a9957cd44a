package dev.newel.process;

import dev.newel.testing.RedisNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Several Newels, each a process of its own, on one Redis. */
final class Instances implements AutoCloseable {

  private final Path folder;
  private final RedisNode redis;
  private final List<NewelProcess> processes = new ArrayList<>();

  private Instances(Path folder, RedisNode redis) {
    this.folder = folder;
    this.redis = redis;
  }

  /** Starts a Redis, and so many instances. */
  static Instances start(Path folder, int count) throws IOException {
    Instances instances = new Instances(folder, RedisNode.start(folder.resolve("redis")));
    for (int i = 0; i < count; i++) {
      instances.add();
    }
    return instances;
  }

  /** Starts one more, and waits until it is ready. */
  NewelProcess add() throws IOException {
    return add(Map.of());
  }

  /**
   * Starts one more, and waits until it is ready.
   *
   * @param settings by the names of environment variables
   */
  NewelProcess add(Map<String, String> settings) throws IOException {
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("NEWEL_REDIS_URL", redis.url());
    NewelProcess started = NewelProcess.start(folder, environment);
    processes.add(started);
    return started;
  }

  NewelProcess get(int number) {
    return processes.get(number);
  }

  NewelApi api(int number) {
    return processes.get(number).api();
  }

  List<NewelApi> apis() {
    return processes.stream().map(NewelProcess::api).toList();
  }

  /** Puts a new instance in the place of one that has ended. */
  NewelProcess replace(int number) throws IOException {
    NewelProcess started = add();
    processes.remove(started);
    processes.set(number, started);
    return started;
  }

  RedisNode redis() {
    return redis;
  }

  @Override
  public void close() throws IOException, InterruptedException {
    for (NewelProcess process : processes) {
      process.close();
    }
    redis.close();
  }
}
