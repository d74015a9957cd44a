package dev.newel.api.action.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.testing.NewelServer;
import dev.newel.testing.NewelServer.Answer;
import dev.newel.testing.Workflows;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ActivityScheduledEventDetails;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.InvalidOutputException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** Tasks of activities, from their hand-out to the worker's answer. */
class ActivityTaskTest {

  @RegisterExtension static final NewelServer NEWEL = new NewelServer();

  private static SfnClient sfn;
  private static Workflows flows;

  @BeforeAll
  static void connect() {
    sfn = NEWEL.sfn();
    flows = new Workflows(sfn);
  }

  @Test
  void shouldRunATaskToItsEnd() {
    String activity = flows.activity("whole");
    String execution = flows.start(flows.taskMachine("whole", activity), "{\"a\": 1}");
    var task = flows.task(activity);

    sfn.sendTaskSuccess(r -> r.taskToken(task.taskToken()).output("{\"b\": 2}"));

    assertThat(task.input()).isEqualTo("{\"a\": 1}");
    assertThat(sfn.describeExecution(r -> r.executionArn(execution)).output())
        .isEqualTo("{\"b\": 2}");
    assertThat(flows.eventTypes(execution))
        .containsExactly(
            "ExecutionStarted",
            "TaskStateEntered",
            "ActivityScheduled",
            "ActivityStarted",
            "ActivitySucceeded",
            "TaskStateExited",
            "ExecutionSucceeded");
  }

  @Test
  void shouldGiveTheTimesOfATaskOnlyWhereTheStateSetsThem() {
    String activity = flows.activity("times");
    String bare = flows.start(flows.taskMachine("bare", activity), "{}");
    String timed =
        flows.start(
            flows.taskMachine(
                "timed", activity, "\"TimeoutSeconds\": 90, \"HeartbeatSeconds\": 20"),
            "{}");

    ActivityScheduledEventDetails withoutTimes = scheduled(bare);
    ActivityScheduledEventDetails withTimes = scheduled(timed);

    assertThat(withoutTimes.timeoutInSeconds()).isNull();
    assertThat(withoutTimes.heartbeatInSeconds()).isNull();
    assertThat(withTimes.timeoutInSeconds()).isEqualTo(90);
    assertThat(withTimes.heartbeatInSeconds()).isEqualTo(20);
    assertThat(withTimes.resource()).isEqualTo(activity);
  }

  private static ActivityScheduledEventDetails scheduled(String execution) {
    return flows.history(execution).get(2).activityScheduledEventDetails();
  }

  @Test
  void shouldNameTheWorkerOnlyWhereItGaveAName() {
    String activity = flows.activity("named");
    String machine = flows.taskMachine("named", activity);
    String first = flows.start(machine, "{}");
    flows.task(activity);
    String second = flows.start(machine, "{}");
    sfn.getActivityTask(r -> r.activityArn(activity).workerName("worker-7"));

    assertThat(started(first)).isNull();
    assertThat(started(second)).isEqualTo("worker-7");
  }

  private static String started(String execution) {
    return flows.history(execution).get(3).activityStartedEventDetails().workerName();
  }

  @Test
  void shouldHandAWaitingPollItsTaskAtOnce() throws Exception {
    String activity = flows.activity("waited-for");
    String machine = flows.taskMachine("waited-for", activity);
    var polling = CompletableFuture.supplyAsync(() -> flows.task(activity));
    String execution = flows.start(machine, "{}");

    String token = polling.get(5, TimeUnit.SECONDS).taskToken();
    sfn.sendTaskSuccess(r -> r.taskToken(token).output("{}"));

    assertThat(flows.status(execution)).isEqualTo("SUCCEEDED");
  }

  @Test
  void shouldFailWithTheWorkersError() {
    String activity = flows.activity("failed");
    String execution = flows.start(flows.taskMachine("failed", activity), "{}");
    String token = flows.task(activity).taskToken();

    sfn.sendTaskFailure(r -> r.taskToken(token).error("E").cause("C"));

    List<HistoryEvent> events = flows.history(execution);
    assertThat(events.get(4).activityFailedEventDetails().error()).isEqualTo("E");
    assertThat(events.get(5).executionFailedEventDetails().error()).isEqualTo("E");
    assertThat(events.get(5).executionFailedEventDetails().cause()).isEqualTo("C");
  }

  @Test
  void shouldFailAnExecutionWhoseActivityWasDeletedBefore() {
    String activity = flows.activity("gone");
    String machine =
        flows.catchingMachine("gone", activity, "\"TimeoutSeconds\": 90", "States.ALL");
    flows.start(machine, "{}");
    sfn.deleteActivity(r -> r.activityArn(activity));

    String execution = flows.start(machine, "{}");

    var failed = flows.failure(execution).executionFailedEventDetails();
    assertThat(failed.error()).isEqualTo("States.Runtime");
    assertThat(failed.cause())
        .isEqualTo(
            "An error occurred while executing the state 'Work' (entered at the event id #2)."
                + " The activity "
                + activity
                + " does not exist.");
    assertThat(flows.eventTypes(execution))
        .containsExactly("ExecutionStarted", "TaskStateEntered", "ExecutionFailed");
  }

  @Test
  void shouldLeaveATaskOpenWhoseOutputIsNoJson() {
    String activity = flows.activity("no-json");
    String execution = flows.start(flows.taskMachine("no-json", activity), "{}");
    String token = flows.task(activity).taskToken();

    assertThatThrownBy(() -> sfn.sendTaskSuccess(r -> r.taskToken(token).output("{not json")))
        .isInstanceOfSatisfying(
            InvalidOutputException.class,
            e ->
                assertThat(e.awsErrorDetails().errorMessage())
                    .startsWith("Invalid Output: 'Unexpected character"));
    assertThat(flows.status(execution)).isEqualTo("RUNNING");

    sfn.sendTaskSuccess(r -> r.taskToken(token).output("1"));
    assertThat(flows.status(execution)).isEqualTo("SUCCEEDED");
  }

  @Test
  void shouldSayWhatIsWrongWithAnOutputInTheParsersWords() {
    String activity = flows.activity("cut");
    flows.start(flows.taskMachine("cut", activity), "{}");
    String token = flows.task(activity).taskToken();

    Answer answer =
        NEWEL.call(
            "SendTaskSuccess", "{\"taskToken\": \"%s\", \"output\": \"{\"}".formatted(token));

    assertThat(answer.message())
        .isEqualTo("Invalid Output: 'Unexpected end-of-input: expected close marker for Object'");
  }

  @Test
  void shouldRefuseATokenThatWasUsed() {
    String activity = flows.activity("used");
    flows.start(flows.taskMachine("used", activity), "{}");
    String token = flows.task(activity).taskToken();
    sfn.sendTaskSuccess(r -> r.taskToken(token).output("{}"));

    refused(token);
  }

  @Test
  void shouldRefuseATokenOfAnExecutionThatWasStopped() {
    String activity = flows.activity("stopped");
    String execution = flows.start(flows.taskMachine("stopped", activity), "{}");
    String token = flows.task(activity).taskToken();
    sfn.stopExecution(r -> r.executionArn(execution));

    refused(token);
  }

  private static void refused(String token) {
    String message = "Task Timed Out: 'Provided task does not exist anymore'";
    assertThatThrownBy(() -> sfn.sendTaskSuccess(r -> r.taskToken(token).output("{}")))
        .isInstanceOf(TaskTimedOutException.class)
        .hasMessageStartingWith(message);
    assertThatThrownBy(() -> sfn.sendTaskFailure(r -> r.taskToken(token)))
        .isInstanceOf(TaskTimedOutException.class)
        .hasMessageStartingWith(message);
    assertThatThrownBy(() -> sfn.sendTaskHeartbeat(r -> r.taskToken(token)))
        .isInstanceOf(TaskTimedOutException.class)
        .hasMessageStartingWith(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SendTaskSuccess", "SendTaskFailure", "SendTaskHeartbeat"})
  void shouldTellADamagedTokenFromOneThatWasUsed(String action) {
    String activity = flows.activity("damaged-" + action);
    flows.start(flows.taskMachine("damaged-" + action, activity), "{}");
    String token = flows.task(activity).taskToken();
    char first = token.charAt(0);
    String damaged = (first == 'A' ? 'B' : 'A') + token.substring(1);

    for (String bad : List.of(damaged, "nonsense", token + "A", "%", token.substring(4))) {
      Answer answer = NEWEL.call(action, "{\"taskToken\": \"" + bad + "\", \"output\": \"{}\"}");

      assertThat(answer.status()).as(bad).isEqualTo(400);
      assertThat(answer.error()).as(bad).isEqualTo("InvalidToken");
      assertThat(answer.message()).as(bad).isEqualTo("Invalid Token: 'Invalid token'");
    }
  }
}
