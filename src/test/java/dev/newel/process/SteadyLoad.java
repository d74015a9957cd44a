package dev.newel.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.process.NewelApi.Answer;
import dev.newel.process.NewelApi.Task;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Starts executions of one task each and works them, as clients do that repeat a call when the
 * service is unavailable. The task has neither time-out nor retry, so that a loss shows as an
 * execution that does not end.
 */
final class SteadyLoad {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration PACE = Duration.ofMillis(10);
  private static final int STARTERS = 2;
  private static final int WORKERS = 4;

  private final NewelApi api;
  private final String activity;
  private final String machine;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Future<?>> starters = new ArrayList<>();
  private final List<Future<?>> workers = new ArrayList<>();
  private final Set<String> started = ConcurrentHashMap.newKeySet();

  /** The output that was acknowledged for a token. */
  private final Map<String, String> succeeded = new ConcurrentHashMap<>();

  private final Set<String> tokens = ConcurrentHashMap.newKeySet();
  private volatile boolean starting = true;
  private volatile boolean working = true;

  SteadyLoad(NewelApi api) throws IOException {
    this.api = api;
    this.activity = api.createActivity("steady");
    this.machine = api.createMachine("steady", Definitions.activity(activity, ""));
  }

  /** Begins. */
  void begin() {
    for (int i = 0; i < STARTERS; i++) {
      String prefix = "run-" + i + "-";
      starters.add(threads.submit(() -> startMany(prefix)));
    }
    for (int i = 0; i < WORKERS; i++) {
      workers.add(threads.submit(this::work));
    }
  }

  /** Waits until so many executions more have been started. */
  void awaitStarts(int more) {
    int wanted = started.size() + more;
    await().atMost(PATIENCE).until(() -> started.size() >= wanted);
  }

  private void startMany(String prefix) {
    for (int i = 0; starting; i++) {
      ObjectNode request =
          NewelApi.object().put("stateMachineArn", machine).put("name", prefix + i);
      Answer answer = repeat("StartExecution", request);
      // a start whose answer was lost may have been worked and ended before it was repeated
      assertThat(answer.toString()).matches(".*(executionArn|ExecutionAlreadyExists).*");
      started.add(machine.replace(":stateMachine:", ":execution:") + ":" + prefix + i);
      await().pollDelay(PACE).until(() -> true);
    }
  }

  private void work() {
    while (working) {
      Answer polled = repeat("GetActivityTask", NewelApi.object().put("activityArn", activity));
      Task task = NewelApi.task(polled.body());
      if (task != null) {
        assertThat(tokens.add(task.token())).as("handed out once: " + task).isTrue();
        succeed(task);
      }
    }
  }

  private void succeed(Task task) {
    String output = Integer.toString(tokens.size());
    Answer answer =
        repeat(
            "SendTaskSuccess",
            NewelApi.object().put("taskToken", task.token()).put("output", output));
    // an answer that was lost stands although its repetition is told that the task is over
    assertThat(answer.toString()).matches(".*(status=200|TaskTimedOut|InvalidToken).*");
    if (answer.status() == 200) {
      succeeded.put(task.token(), output);
    }
  }

  private Answer repeat(String action, ObjectNode input) {
    return await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> api.ask(action, input), answer -> answer.status() != 503);
  }

  /**
   * Ends the starts, and waits until all that was started has succeeded with a history in which
   * nothing is missing or there twice.
   */
  void endWell() throws IOException, InterruptedException, ExecutionException {
    starting = false;
    for (Future<?> starter : starters) {
      starter.get();
    }
    assertThat(started).isNotEmpty();
    List<String> outputs = new ArrayList<>();
    for (String execution : started) {
      await().atMost(PATIENCE).until(() -> api.status(execution).equals("SUCCEEDED"));
      outputs.addAll(History.of(api, execution).assertWhole().taskOutputs());
    }
    assertThat(outputs).hasSameSizeAs(started).containsAll(succeeded.values());
    assertThat(api.executions(machine)).containsExactlyInAnyOrderElementsOf(started);
    for (Future<?> worker : workers) {
      assertThat(worker.isDone()).as("a worker has failed").isFalse();
    }
    System.out.printf("%d executions, %d tasks%n", started.size(), tokens.size());
  }

  /** Ends all, after the server has ended. */
  void stop() {
    starting = false;
    working = false;
    threads.shutdownNow();
  }
}
