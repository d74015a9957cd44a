package dev.newel.process;

import static dev.newel.process.NewelApi.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.process.NewelApi.Answer;
import dev.newel.process.NewelApi.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three processes on one Redis behave as one server. */
class SeveralInstancesIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int ROUNDS = 15;

  /** Half of the time after which an instance looks into a queue without having been woken. */
  private static final Duration WOKEN = Duration.ofSeconds(5);

  @TempDir static Path folder;

  private static Instances instances;
  private static NewelApi a;
  private static NewelApi b;
  private static NewelApi c;

  @BeforeAll
  static void start() throws IOException {
    instances = Instances.start(folder, 3);
    a = instances.api(0);
    b = instances.api(1);
    c = instances.api(2);
  }

  @AfterAll
  static void stop() throws IOException, InterruptedException {
    instances.close();
  }

  private static void awaitStatus(NewelApi api, String execution, String status) {
    await().atMost(PATIENCE).until(() -> api.status(execution).equals(status));
  }

  private static ObjectNode of(String execution) {
    return object().put("executionArn", execution);
  }

  private static ObjectNode token(Task task) {
    return object().put("taskToken", task.token());
  }

  @Test
  void shouldShowEverywhereWhatWasStartedAnywhere() throws Exception {
    String activity = a.createActivity("shown");
    String machine = a.createMachine("shown", Definitions.activity(activity, ""));
    String execution = a.start(machine, "one", "{\"n\":1}");

    assertThat(b.status(execution)).isEqualTo("RUNNING");
    assertThat(c.executions(machine)).containsExactly(execution);
    assertThat(History.of(c, execution).types())
        .startsWith("ExecutionStarted", "TaskStateEntered", "ActivityScheduled");
    JsonNode described = b.call("DescribeStateMachine", object().put("stateMachineArn", machine));
    assertThat(described.path("name").asText()).isEqualTo("shown");
    assertThat(c.call("DescribeStateMachineForExecution", of(execution)).path("name").asText())
        .isEqualTo("shown");
  }

  @Test
  void shouldGiveATaskToAPollThatWaitsElsewhere() throws Exception {
    String activity = a.createActivity("elsewhere");
    String machine = b.createMachine("elsewhere", Definitions.activity(activity, ""));
    List<Duration> delays = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      CompletableFuture<Answer> poll = b.sendPoll(activity);
      await().atMost(PATIENCE).until(() -> waitingInstances("elsewhere") == 1);
      String execution = a.start(machine, "round-" + i);
      long from = System.nanoTime();
      Task task = Objects.requireNonNull(NewelApi.task(poll.get().body()));
      delays.add(Duration.ofNanos(System.nanoTime() - from));
      c.succeed(task.token(), "\"done\"");
      assertThat(a.status(execution)).isEqualTo("SUCCEEDED");
      History.of(b, execution).assertWhole();
    }
    delays.sort(null);
    System.out.printf("to a poll elsewhere: median %s%n", delays.get(ROUNDS / 2));
    assertThat(delays.get(ROUNDS / 2)).isLessThan(WOKEN);
  }

  private static long waitingInstances(String activity) throws IOException {
    return Long.parseLong(instances.redis().tell("ZCARD", "{a:" + activity + "}w"));
  }

  @Test
  void shouldTakeATokenAnywhere() throws Exception {
    String activity = a.createActivity("token");
    String machine =
        a.createMachine("token", Definitions.activity(activity, ",\"HeartbeatSeconds\":120"));
    for (int i = 0; i < ROUNDS; i++) {
      String execution = instances.api(i % 3).start(machine, "run-" + i);
      Task task = instances.api((i + 1) % 3).poll(activity);
      for (NewelApi api : instances.apis()) {
        api.call("SendTaskHeartbeat", token(task));
      }
      c.call("SendTaskFailure", token(task).put("error", "Mine"));
      assertThat(b.ask("SendTaskSuccess", token(task).put("output", "1")).body().toString())
          .contains("TaskTimedOut");
      assertThat(History.of(a, execution).assertWhole().lastType()).isEqualTo("ExecutionFailed");
    }
  }

  @Test
  void shouldStopAnywhereWhatRunsElsewhere() throws Exception {
    String activity = a.createActivity("stopped");
    String machine = a.createMachine("stopped", Definitions.activity(activity, ""));
    String execution = a.start(machine, "one");
    Task task = c.poll(activity);

    b.call("StopExecution", of(execution).put("error", "Enough"));

    assertThat(a.status(execution)).isEqualTo("ABORTED");
    assertThat(a.ask("SendTaskSuccess", token(task).put("output", "1")).body().toString())
        .contains("TaskTimedOut");
    assertThat(History.of(c, execution).assertWhole().lastType()).isEqualTo("ExecutionAborted");
  }

  @Test
  void shouldUseAnywhereWhatWasChangedElsewhere() throws Exception {
    String machine = a.createMachine("changed", result("before"));
    List<Duration> delays = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      String result = "after-" + i;
      b.start(machine, "warm-" + i);
      c.start(machine, "warm-too-" + i);
      a.call(
          "UpdateStateMachine",
          object().put("stateMachineArn", machine).put("definition", result(result)));
      long from = System.nanoTime();
      String prefix = "run-" + i + "-";
      int[] tries = {0};
      await()
          .atMost(PATIENCE)
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(10))
          .until(
              () ->
                  output(b, b.start(machine, prefix + "b" + ++tries[0])).contains(result)
                      && output(c, c.start(machine, prefix + "c" + tries[0])).contains(result));
      delays.add(Duration.ofNanos(System.nanoTime() - from));
    }
    delays.sort(null);
    System.out.printf("a new revision elsewhere: median %s%n", delays.get(ROUNDS / 2));
    assertThat(delays.get(ROUNDS / 2)).isLessThan(Duration.ofSeconds(1));
  }

  private static String result(String text) {
    return "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"Result\":\"%s\",\"End\":true}}}"
        .formatted(text);
  }

  private static String output(NewelApi api, String execution) throws IOException {
    return api.call("DescribeExecution", of(execution)).path("output").asText();
  }

  @Test
  void shouldSeeAnywhereAnActivityThatCameLater() throws Exception {
    String arn = "arn:aws:states:us-east-1:000000000000:activity:later";
    ObjectNode input = object().put("activityArn", arn);
    for (NewelApi api : instances.apis()) {
      assertThat(api.ask("GetActivityTask", input).body().toString())
          .contains("ActivityDoesNotExist");
    }

    a.createActivity("later");
    String execution = a.start(a.createMachine("later", Definitions.activity(arn, "")), "needs-it");

    await().atMost(PATIENCE).until(() -> b.ask("GetActivityTask", input).body().has("taskToken"));
    assertThat(c.status(execution)).isEqualTo("RUNNING");
  }

  @Test
  void shouldMakeOneOfWhatAllAreAskedFor() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      ObjectNode activity = object().put("name", "twin-" + i);
      ObjectNode machine =
          object()
              .put("name", "twin-" + i)
              .put("definition", result("same"))
              .put("roleArn", "arn:aws:iam::000000000000:role/any");
      assertThat(different(everywhere("CreateActivity", activity))).hasSize(1);
      List<Answer> machines = everywhere("CreateStateMachine", machine);
      assertThat(different(machines)).hasSize(1);
      String arn = machines.get(0).body().path("stateMachineArn").asText();

      List<Answer> others = new ArrayList<>();
      List<CompletableFuture<Answer>> asked =
          IntStream.range(0, 6)
              .mapToObj(
                  n ->
                      instances
                          .api(n % 3)
                          .send(
                              "StartExecution",
                              object()
                                  .put("stateMachineArn", arn)
                                  .put("name", "one")
                                  .put("input", "{\"from\":" + n + "}")))
              .toList();
      asked.forEach(answer -> others.add(answer.join()));
      assertThat(others.stream().filter(answer -> answer.status() == 200)).hasSize(1);
      assertThat(others.stream().filter(answer -> answer.status() != 200))
          .allSatisfy(no -> assertThat(no.body().toString()).contains("ExecutionAlreadyExists"));
      assertThat(b.executions(arn)).hasSize(1);
    }
    String waiting = a.createMachine("twins", Definitions.waiting(600));
    List<Answer> same =
        everywhere(
            "StartExecution",
            object().put("stateMachineArn", waiting).put("name", "one").put("input", "{}"));
    assertThat(different(same)).hasSize(1);
  }

  private static List<Answer> everywhere(String action, ObjectNode input) {
    List<CompletableFuture<Answer>> asked =
        IntStream.range(0, 6).mapToObj(n -> instances.api(n % 3).send(action, input)).toList();
    return asked.stream().map(CompletableFuture::join).toList();
  }

  private static Set<Answer> different(List<Answer> answers) {
    assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
    return new HashSet<>(answers);
  }

  @Test
  void shouldAnswerARepeatElsewhereLikeTheFirstCall() throws Exception {
    String activity = a.createActivity("repeated");
    String machine = a.createMachine("repeated", Definitions.activity(activity, ""));
    String quick = a.createMachine("repeated-quick", result("quick"));
    ObjectNode start = object().put("stateMachineArn", machine).put("input", "{}");
    ObjectNode startQuick = object().put("stateMachineArn", quick).put("input", "{}");

    assertThat(different(repeat("StartExecution", start, "id-1"))).hasSize(1);
    assertThat(different(repeat("StartExecution", startQuick, "id-2"))).hasSize(1);
    assertThat(different(repeat("StartExecution", startQuick.deepCopy().put("name", "n"), "id-3")))
        .hasSize(1);
    assertThat(c.executions(machine)).hasSize(1);
    assertThat(c.executions(quick)).hasSize(2);

    ObjectNode success = token(b.poll(activity)).put("output", "1");
    assertThat(different(repeat("SendTaskSuccess", success, "id-4"))).hasSize(1);
    assertThat(c.repeat("SendTaskSuccess", success, "id-5").body().toString())
        .contains("TaskTimedOut");
    String stopped = a.start(machine, "to-stop");
    assertThat(different(repeat("StopExecution", of(stopped), "id-6"))).hasSize(1);
    ObjectNode failure = token(pollAfterStart(machine, activity)).put("error", "Mine");
    assertThat(different(repeat("SendTaskFailure", failure, "id-7"))).hasSize(1);
  }

  private static Task pollAfterStart(String machine, String activity) throws IOException {
    String execution = a.start(machine, "to-fail");
    awaitStatus(b, execution, "RUNNING");
    return c.poll(activity);
  }

  private static List<Answer> repeat(String action, ObjectNode input, String invocationId) {
    return instances.apis().stream().map(api -> api.repeat(action, input, invocationId)).toList();
  }
}
