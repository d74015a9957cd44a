package dev.newel.api.action.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.newel.testing.NewelServer;
import dev.newel.testing.Workflows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** Activity tasks that take too long, and workers that fall silent. */
class ActivityTimeOutTest {

  private static final String TIME_OUT = "\"TimeoutSeconds\": 1";
  private static final String HEARTBEAT = "\"TimeoutSeconds\": 60, \"HeartbeatSeconds\": 1";

  @RegisterExtension static final NewelServer NEWEL = new NewelServer();

  private static SfnClient sfn;
  private static Workflows flows;

  @BeforeAll
  static void connect() {
    sfn = NEWEL.sfn();
    flows = new Workflows(sfn);
  }

  @Test
  void shouldTimeOutATaskThatNobodyTook() {
    String activity = flows.activity("untaken");
    String execution = flows.start(flows.taskMachine("untaken", activity, TIME_OUT), "{}");

    HistoryEvent failed = flows.failure(execution);

    assertThat(failed.executionFailedEventDetails().error()).isEqualTo("States.Timeout");
    assertThat(failed.executionFailedEventDetails().cause()).isNull();
    List<HistoryEvent> events = flows.history(execution);
    assertThat(flows.eventTypes(execution))
        .containsExactly(
            "ExecutionStarted",
            "TaskStateEntered",
            "ActivityScheduled",
            "ActivityTimedOut",
            "ExecutionFailed");
    assertThat(events.get(3).activityTimedOutEventDetails().error()).isEqualTo("States.Timeout");
    assertThat(events.get(3).previousEventId()).isEqualTo(3);
    assertThat(Duration.between(events.get(2).timestamp(), events.get(3).timestamp()))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {TIME_OUT, HEARTBEAT})
  void shouldRefuseTheAnswerOfAWorkerThatIsTooLate(String times) {
    String name = "late-" + times.length();
    String activity = flows.activity(name);
    String execution = flows.start(flows.taskMachine(name, activity, times), "{}");
    String token = flows.task(activity).taskToken();

    HistoryEvent failed = flows.failure(execution);

    assertThat(failed.executionFailedEventDetails().error()).isEqualTo("States.Timeout");
    assertThat(flows.history(execution).get(4).activityTimedOutEventDetails().error())
        .isEqualTo("States.Timeout");
    assertThatThrownBy(() -> sfn.sendTaskSuccess(r -> r.taskToken(token).output("{}")))
        .isInstanceOf(TaskTimedOutException.class);
  }

  @ParameterizedTest(name = "{0} with {1} ends {2}")
  @CsvSource({
    "plain, States.Timeout, SUCCEEDED",
    "plain, States.HeartbeatTimeout, FAILED",
    "plain, States.TaskFailed, FAILED",
    "plain, States.ALL, SUCCEEDED",
    "silent, States.Timeout, SUCCEEDED",
    "silent, States.HeartbeatTimeout, SUCCEEDED",
    "silent, States.TaskFailed, FAILED",
    "silent, States.ALL, SUCCEEDED",
  })
  void shouldCatchATimeOutByItsNames(String kind, String error, String status) {
    String name = kind + "-" + error;
    String activity = flows.activity(name);
    String times = kind.equals("plain") ? TIME_OUT : HEARTBEAT;
    String execution =
        flows.start(flows.catchingMachine(name, activity, times, error), "{\"a\": 1}");
    flows.task(activity);

    flows.awaitStatus(execution, status);

    if (status.equals("SUCCEEDED")) {
      assertThat(sfn.describeExecution(r -> r.executionArn(execution)).output())
          .isEqualTo("{\"Error\":\"States.Timeout\",\"Cause\":\"\"}");
    }
  }

  @Test
  void shouldScheduleATaskAnewWhereARetrierMatches() {
    String activity = flows.activity("retried");
    String retry =
        HEARTBEAT
            + """
            , "Retry": [{"ErrorEquals": ["States.HeartbeatTimeout"], "IntervalSeconds": 1,
                "MaxAttempts": 1}]
            """;
    String execution = flows.start(flows.taskMachine("retried", activity, retry), "{}");
    String first = flows.task(activity).taskToken();

    String second = flows.task(activity).taskToken();
    sfn.sendTaskSuccess(r -> r.taskToken(second).output("{}"));

    assertThat(second).isNotEqualTo(first);
    assertThat(flows.eventTypes(execution))
        .containsExactly(
            "ExecutionStarted",
            "TaskStateEntered",
            "ActivityScheduled",
            "ActivityStarted",
            "ActivityTimedOut",
            "ActivityScheduled",
            "ActivityStarted",
            "ActivitySucceeded",
            "TaskStateExited",
            "ExecutionSucceeded");
  }

  @Test
  void shouldKeepATaskAliveByHeartbeatsThatLeaveNoEvent() {
    String activity = flows.activity("alive");
    String heartbeat = "\"HeartbeatSeconds\": 3";
    String execution = flows.start(flows.taskMachine("alive", activity, heartbeat), "{}");
    String token = flows.task(activity).taskToken();
    Instant taken = Instant.now();

    await()
        .pollInterval(Duration.ofMillis(300))
        .until(
            () -> {
              sfn.sendTaskHeartbeat(r -> r.taskToken(token));
              return Duration.between(taken, Instant.now()).toMillis() > 4_500;
            });
    sfn.sendTaskSuccess(r -> r.taskToken(token).output("{}"));

    assertThat(flows.status(execution)).isEqualTo("SUCCEEDED");
    assertThat(flows.history(execution)).hasSize(7);
  }

  @Test
  void shouldNotLetHeartbeatsExtendTheTimeOut() {
    String activity = flows.activity("extended");
    String times = "\"TimeoutSeconds\": 4, \"HeartbeatSeconds\": 3";
    String execution = flows.start(flows.taskMachine("extended", activity, times), "{}");
    String token = flows.task(activity).taskToken();

    await()
        .pollInterval(Duration.ofMillis(200))
        .atMost(Duration.ofSeconds(30))
        .until(() -> isTooLate(token));

    List<HistoryEvent> events = flows.history(execution);
    assertThat(events.get(4).typeAsString()).isEqualTo("ActivityTimedOut");
    assertThat(Duration.between(events.get(2).timestamp(), events.get(4).timestamp()))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(4));
  }

  private static boolean isTooLate(String token) {
    try {
      sfn.sendTaskHeartbeat(r -> r.taskToken(token));
      return false;
    } catch (SfnException e) {
      assertThat(e).isInstanceOf(TaskTimedOutException.class);
      return true;
    }
  }

  @Test
  void shouldNotCountTheHeartbeatBeforeAWorkerHasTheTask() {
    String activity = flows.activity("queued");
    String execution = flows.start(flows.taskMachine("queued", activity, HEARTBEAT), "{}");
    Instant scheduled = Instant.now();
    await()
        .pollInterval(Duration.ofMillis(100))
        .until(() -> Duration.between(scheduled, Instant.now()).toMillis() > 1_500);

    String token = flows.task(activity).taskToken();
    sfn.sendTaskSuccess(r -> r.taskToken(token).output("{}"));

    assertThat(flows.status(execution)).isEqualTo("SUCCEEDED");
  }
}
