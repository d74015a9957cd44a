package dev.newel.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newel.process.NewelApi.Task;
import dev.newel.store.redis.client.RedisClusterNodes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two instances are stopped in the midst of their work; what they have is moved by the command to a
 * Redis Cluster, into more partitions, and another instance goes on with it.
 */
class MoveIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int EXECUTIONS = 150;
  private static final int HELD = 10;
  private static final int WORKERS = 4;
  private static final int PARTITIONS = 96;

  @TempDir Path folder;

  private final Queue<String> outputs = new ConcurrentLinkedQueue<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private final List<String> executions = new ArrayList<>();

  @Test
  void shouldGoOnInAClusterWithMorePartitions() throws Exception {
    String activity;
    List<Task> held = new ArrayList<>();
    try (RedisClusterNodes cluster = RedisClusterNodes.start(folder.resolve("cluster"));
        Instances instances = Instances.start(folder, 2)) {
      activity = instances.api(0).createActivity("work");
      startAll(instances, activity);
      work(instances.api(1), activity, () -> outputs.size() > EXECUTIONS);
      for (int i = 0; i < HELD; i++) {
        held.add(instances.api(i % 2).poll(activity));
      }
      for (int i = 0; i < 2; i++) {
        instances.get(i).signal("TERM");
        instances.get(i).awaitExit();
      }
      move(instances.redis().url(), cluster.url());

      Map<String, String> settings =
          Map.of(
              "NEWEL_REDIS_URL", cluster.url(),
              "NEWEL_ENGINE_PARTITIONS", Integer.toString(PARTITIONS),
              "NEWEL_LIMITS_POLL_SECONDS", "1");
      try (NewelProcess newel = NewelProcess.start(folder, settings)) {
        for (Task task : held) {
          succeed(newel.api(), task);
        }
        finish(newel.api(), activity);
      }
    }
  }

  private void startAll(Instances instances, String activity) throws IOException {
    NewelApi api = instances.api(0);
    String nested = api.createMachine("nested", Definitions.nested(activity));
    String works = api.createMachine("works", Definitions.activity(activity, ""));
    for (int i = 0; i < EXECUTIONS; i++) {
      String machine = i % 3 == 0 ? nested : works;
      executions.add(instances.api(i % 2).start(machine, "run" + i, "{\"items\":[1,2,3]}"));
    }
  }

  private interface Condition {
    boolean holds() throws IOException;
  }

  /** Has workers take and do tasks, until it is enough. */
  private void work(NewelApi api, String activity, Condition enough) throws IOException {
    AtomicBoolean goesOn = new AtomicBoolean(true);
    List<CompletableFuture<Void>> workers = new ArrayList<>();
    for (int i = 0; i < WORKERS; i++) {
      workers.add(CompletableFuture.runAsync(() -> work(api, activity, goesOn)));
    }
    await().atMost(PATIENCE).until(enough::holds);
    goesOn.set(false);
    workers.forEach(CompletableFuture::join);
  }

  private void work(NewelApi api, String activity, AtomicBoolean goesOn) {
    try {
      while (goesOn.get()) {
        Task task = NewelApi.task(api.sendPoll(activity).join().body());
        if (task != null) {
          succeed(api, task);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void succeed(NewelApi api, Task task) throws IOException {
    String output = Integer.toString(numbers.getAndIncrement());
    outputs.add(output);
    api.succeed(task.token(), output);
  }

  /** What the runbook has typed. */
  private void move(String from, String to) throws IOException, InterruptedException {
    Path output = folder.resolve("move.txt");
    Process command =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-jar",
                System.getProperty("newel.jar"),
                "move",
                "--from",
                from,
                "--to",
                to,
                "--partitions",
                Integer.toString(PARTITIONS))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(command.waitFor()).as(Files.readString(output)).isZero();
  }

  private void finish(NewelApi api, String activity) throws IOException {
    work(api, activity, () -> allHaveEnded(api));
    List<String> found = new ArrayList<>();
    for (String execution : executions) {
      History history = History.of(api, execution).assertWhole();
      assertThat(history.lastType()).as(execution).isEqualTo("ExecutionSucceeded");
      found.addAll(history.taskOutputs());
    }
    assertThat(found).containsExactlyInAnyOrderElementsOf(outputs);
  }

  private boolean allHaveEnded(NewelApi api) throws IOException {
    for (String execution : executions) {
      if (api.status(execution).equals("RUNNING")) {
        return false;
      }
    }
    return true;
  }
}
