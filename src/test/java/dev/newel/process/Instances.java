package dev.newel.process;

import dev.newel.store.redis.embedded.EmbeddedRedis;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Several Newels, each a process of its own, on one Redis. */
final class Instances implements AutoCloseable {

  private final Path folder;
  private final EmbeddedRedis redis;
  private final List<NewelProcess> processes = new ArrayList<>();

  private Instances(Path folder, EmbeddedRedis redis) {
    this.folder = folder;
    this.redis = redis;
  }

  /** Starts a Redis, and so many instances. */
  static Instances start(Path folder, int count) throws IOException {
    Path data = folder.resolve("redis");
    Instances instances = new Instances(folder, EmbeddedRedis.start(data));
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

  /** The first line of Redis's answer to a command. */
  String askRedis(String command) throws IOException {
    return EmbeddedRedisOf.ask(folder.resolve("redis"), command);
  }

  /** The text that a command of Redis gives a list of one of. */
  String askRedisForText(String command) throws IOException {
    return EmbeddedRedisOf.lines(folder.resolve("redis"), command).get(2);
  }

  @Override
  public void close() throws IOException, InterruptedException {
    for (NewelProcess process : processes) {
      process.close();
    }
    redis.close();
  }
}
