package dev.newel.process;

import static dev.newel.process.NewelApi.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newel.process.NewelApi.Answer;
import dev.newel.process.NewelApi.Task;
import dev.newel.testing.RedisNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an instance has begun, another goes on with: when it wants to, and when it must. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class TakeOverIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int COPIES = 10;

  private static final String BEATS =
      ",\"HeartbeatSeconds\":4,\"Retry\":[{\"ErrorEquals\":[\"States.ALL\"],"
          + "\"IntervalSeconds\":2,\"MaxAttempts\":1}]";

  @TempDir Path folder;

  private static History ended(NewelApi api, String execution) throws IOException {
    await().atMost(PATIENCE).until(() -> !api.status(execution).equals("RUNNING"));
    return History.of(api, execution).assertWhole();
  }

  /** Each instance has the execution in memory, as it was when it last had to do with it. */
  @Test
  void shouldGoOnByWhatOthersHaveMadeOfAnExecution() throws Exception {
    try (Instances instances = Instances.start(folder, 2)) {
      NewelApi a = instances.api(0);
      NewelApi b = instances.api(1);
      String activity = a.createActivity("work");
      String machine = a.createMachine("both", taskWaitTask(activity));
      List<String> executions = new ArrayList<>();
      for (int i = 0; i < COPIES; i++) {
        executions.add((i % 2 == 0 ? a : b).start(machine, "run-" + i));
      }
      for (int i = 0; i < COPIES; i++) {
        Task task = (i % 3 == 0 ? a : b).poll(activity);
        (i % 4 < 2 ? a : b).succeed(task.token(), "{}");
      }
      for (int i = 0; i < COPIES; i++) {
        Task task = (i % 3 == 0 ? b : a).poll(activity);
        (i % 4 < 2 ? b : a).succeed(task.token(), "{}");
      }
      for (String execution : executions) {
        History history = ended(b, execution);
        assertThat(history.lastType()).isEqualTo("ExecutionSucceeded");
        assertThat(history.taskOutputs()).hasSize(2);
      }
    }
  }

  private static String taskWaitTask(String activity) {
    String task = "{\"Type\":\"Task\",\"Resource\":\"" + activity + "\",";
    return """
    {"StartAt":"A","States":{"A":%s"Next":"W"},"W":{"Type":"Wait","Seconds":3,"Next":"B"},
     "B":%s"End":true}}}
    """
        .formatted(task, task);
  }

  @Test
  void shouldFireTheTimersOfAKilledInstance() throws Exception {
    try (Instances instances = Instances.start(folder, 2)) {
      NewelApi a = instances.api(0);
      NewelApi b = instances.api(1);
      List<String> executions = new ArrayList<>();
      String activity = a.createActivity("beats");
      String waits = a.createMachine("waits", Definitions.waiting(3));
      String beats = a.createMachine("beats", Definitions.activity(activity, BEATS));
      String late =
          a.createMachine("late", Definitions.activityWithin(3, a.createActivity("none")));
      for (int i = 0; i < COPIES; i++) {
        executions.add(a.start(waits, "run-" + i));
        executions.add(a.start(late, "run-" + i));
        executions.add(a.start(beats, "run-" + i));
        a.poll(activity);
      }

      instances.get(0).kill();
      for (int i = 0; i < COPIES; i++) {
        b.succeed(b.poll(activity).token(), "{}");
      }

      List<Double> delays = new ArrayList<>();
      for (String execution : executions) {
        History history = ended(b, execution);
        if (execution.contains(":beats:")) {
          assertThat(history.types())
              .containsOnlyOnce("ActivityTimedOut")
              .contains("ActivityScheduled");
          delays.add(
              history.secondsOf("ActivityTimedOut") - history.secondsOf("ActivityStarted") - 4);
        } else {
          delays.add(
              history.secondsOf(history.lastType()) - history.secondsOf("ExecutionStarted") - 3);
        }
      }
      delays.sort(null);
      System.out.printf(
          "timers of a killed instance: median %.3f s late, the last %.3f s%n",
          delays.get(delays.size() / 2), delays.get(delays.size() - 1));
      // an execution's time-out counts from its start date, which is a little before its first
      // event
      assertThat(delays.get(0)).isGreaterThan(-1);
    }
  }

  @Test
  void shouldOfferATaskAgainThatAKilledInstanceHadTaken() throws Exception {
    try (Instances instances = Instances.start(folder, 2)) {
      NewelApi a = instances.api(0);
      NewelApi b = instances.api(1);
      String activity = a.createActivity("taken");
      String execution =
          a.start(a.createMachine("taken", Definitions.activity(activity, "")), "one");
      RedisNode redis = instances.redis();
      await().atMost(PATIENCE).until(() -> redis.tell("ZCARD", "{a:taken}q").equals("1"));
      long leaseEnds = System.currentTimeMillis() + 5_000;
      String task = redis.list("ZRANGE", "{a:taken}q", "0", "0").get(0);
      redis.ask("ZREM", "{a:taken}q", task);
      redis.ask("ZADD", "{a:taken}l", Long.toString(leaseEnds), task);

      CompletableFuture<Answer> poll = b.sendPoll(activity);

      Task again = Objects.requireNonNull(NewelApi.task(poll.get().body()));
      System.out.printf(
          "%d ms after the lease had ended%n", System.currentTimeMillis() - leaseEnds);
      a.succeed(again.token(), "{}");
      assertThat(ended(a, execution).lastType()).isEqualTo("ExecutionSucceeded");
    }
  }

  @Test
  void shouldGoOnElsewhereWithAnExecutionThatWasCutOffInTheMiddle() throws Exception {
    try (Instances instances = Instances.start(folder, 1)) {
      NewelApi b = instances.api(0);
      NewelProcess first = instances.add(Map.of("NEWEL_ENGINE_MAX_EVENTS_PER_TURN", "10"));
      int states = 5_000;
      String machine = b.createMachine("long", chain(states));
      CompletableFuture<Answer> start =
          first
              .api()
              .send("StartExecution", object().put("stateMachineArn", machine).put("name", "one"));
      String execution = start.get().body().path("executionArn").asText();
      first.kill();
      boolean cutOff = b.status(execution).equals("RUNNING");
      System.out.println("cut off in the middle: " + cutOff);

      History history = ended(b, execution);
      assertThat(history.lastType()).isEqualTo("ExecutionSucceeded");
      assertThat(history.events()).hasSize(2 * states + 2);
    }
  }

  private static String chain(int states) {
    StringBuilder definition = new StringBuilder("{\"StartAt\":\"S0\",\"States\":{");
    for (int i = 0; i < states; i++) {
      String next = i == states - 1 ? "\"End\":true" : "\"Next\":\"S" + (i + 1) + "\"";
      definition.append(i == 0 ? "" : ",");
      definition.append("\"S" + i + "\":{\"Type\":\"Pass\"," + next + "}");
    }
    return definition.append("}}").toString();
  }

  @Test
  void shouldFireAtTheStartWhatFellDueWhileAllWereDown() throws Exception {
    try (Instances instances = Instances.start(folder, 2)) {
      NewelApi a = instances.api(0);
      String execution = a.start(a.createMachine("waits", Definitions.waiting(2)), "one");
      instances.get(0).kill();
      instances.get(1).kill();
      await().pollDelay(Duration.ofSeconds(3)).atMost(PATIENCE).until(() -> true);

      NewelApi fresh = instances.add().api();

      assertThat(ended(fresh, execution).lastType()).isEqualTo("ExecutionSucceeded");
    }
  }
}
