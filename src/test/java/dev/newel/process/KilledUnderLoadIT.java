package dev.newel.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.process.NewelApi.Answer;
import dev.newel.process.NewelApi.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Newel is killed at random moments while it is at work: nothing that it has said may be untrue.
 */
class KilledUnderLoadIT {

  private static final int ROUNDS = 3;
  private static final int STARTERS = 2;
  private static final int WORKERS = 4;
  private static final int EXECUTIONS_PER_STARTER = 100;

  /** A task whose hand-out the kill cut off comes back by its heartbeat. */
  private static final String BEATS =
      ",\"HeartbeatSeconds\":3,\"Retry\":[{\"ErrorEquals\":[\"States.ALL\"],"
          + "\"IntervalSeconds\":1,\"MaxAttempts\":9}]";

  @TempDir Path folder;

  private final Queue<String> started = new ConcurrentLinkedQueue<>();
  private final Set<String> tokens = ConcurrentHashMap.newKeySet();
  private final Queue<String> handedOutTwice = new ConcurrentLinkedQueue<>();
  private final Queue<String> succeeded = new ConcurrentLinkedQueue<>();
  private volatile boolean over;

  @Test
  void shouldKeepItsWordWhenKilledUnderLoad() throws Exception {
    long seed = Long.getLong("newel.kill.seed", System.nanoTime());
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    ExecutorService threads = Executors.newCachedThreadPool();
    Path data = folder.resolve("data");
    for (int round = 0; round < ROUNDS; round++) {
      NewelProcess newel = NewelProcess.startOn(data);
      int before = started.size();
      List<Future<?>> load = load(threads, newel.api(), round);
      // a kill before anything was said would test nothing
      await().atMost(Duration.ofSeconds(60)).until(() -> started.size() > before);
      await().pollDelay(Duration.ofMillis(500 + random.nextInt(2_000))).until(() -> true);
      newel.kill();
      for (Future<?> each : load) {
        each.get();
      }
    }
    try (NewelProcess newel = NewelProcess.startOn(data)) {
      NewelApi api = newel.api();
      String activity = api.createActivity("work");
      for (int i = 0; i < WORKERS; i++) {
        var unused = threads.submit(() -> work(api, activity));
      }
      List<String> outputs = new ArrayList<>();
      // more may have begun than were acknowledged, and workers may have had their tasks
      List<String> all = api.executions(api.createMachine("work", definition(activity)));
      assertThat(all).doesNotHaveDuplicates().containsAll(started);
      for (String execution : all) {
        await()
            .atMost(Duration.ofSeconds(90))
            .until(() -> api.status(execution).equals("SUCCEEDED"));
        History history = History.of(api, execution).assertWhole();
        outputs.addAll(history.taskOutputs());
      }
      over = true;
      System.out.printf("%d executions, %d tasks%n", started.size(), tokens.size());
      assertThat(started).isNotEmpty();
      assertThat(handedOutTwice).isEmpty();
      assertThat(outputs).doesNotHaveDuplicates().containsAll(succeeded);
    } finally {
      over = true;
      threads.shutdown();
    }
  }

  private List<Future<?>> load(ExecutorService threads, NewelApi api, int round)
      throws IOException {
    String activity = api.createActivity("work");
    String machine = api.createMachine("work", definition(activity));
    List<Future<?>> load = new ArrayList<>();
    for (int i = 0; i < STARTERS; i++) {
      String prefix = "run-" + round + "-" + i + "-";
      load.add(threads.submit(() -> startMany(api, machine, prefix)));
    }
    for (int i = 0; i < WORKERS; i++) {
      load.add(threads.submit(() -> work(api, activity)));
    }
    return load;
  }

  private static String definition(String activity) {
    return Definitions.activity(activity, BEATS);
  }

  private void startMany(NewelApi api, String machine, String prefix) {
    try {
      for (int i = 0; i < EXECUTIONS_PER_STARTER; i++) {
        started.add(api.start(machine, prefix + i));
      }
    } catch (IOException killed) {
      System.out.println("starts end: " + killed.getMessage());
    }
  }

  private void work(NewelApi api, String activity) {
    try {
      while (!over) {
        Task task =
            NewelApi.task(
                api.call("GetActivityTask", NewelApi.object().put("activityArn", activity)));
        if (task == null) {
          continue;
        }
        if (!tokens.add(task.token())) {
          handedOutTwice.add(task.token());
        }
        String output = "\"" + task.token().hashCode() + "-" + tokens.size() + "\"";
        ObjectNode answer = NewelApi.object().put("taskToken", task.token()).put("output", output);
        Answer taken = api.ask("SendTaskSuccess", answer);
        if (taken.status() == 200) {
          succeeded.add(output);
        }
      }
    } catch (IOException killed) {
      System.out.println("work ends: " + killed.getMessage());
    }
  }
}
