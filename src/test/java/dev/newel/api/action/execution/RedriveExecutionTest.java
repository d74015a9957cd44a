package dev.newel.api.action.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.newel.testing.NewelServer;
import dev.newel.testing.NewelServer.Answer;
import dev.newel.testing.Workflows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionNotRedrivableException;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveStatus;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** Redrives by the AWS SDK, as AWS answers them. */
class RedriveExecutionTest {

  private static final String RUNNING = "Execution is RUNNING and cannot be redriven";
  private static final String FAILING =
      """
      {"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "F"},
        "F": {"Type": "Fail", "Error": "E", "Cause": "%s"}}}
      """;

  @RegisterExtension static final NewelServer NEWEL = new NewelServer(Duration.ofSeconds(5));

  private static SfnClient sfn;
  private static Workflows flows;

  @BeforeAll
  static void connect() {
    sfn = NEWEL.sfn();
    flows = new Workflows(sfn);
  }

  private static DescribeExecutionResponse describe(String execution) {
    return sfn.describeExecution(r -> r.executionArn(execution));
  }

  private static Instant redrive(String execution, String token) {
    return sfn.redriveExecution(r -> r.executionArn(execution).clientToken(token)).redriveDate();
  }

  private static void assertRefused(String execution, String token, String reason) {
    assertThatThrownBy(() -> redrive(execution, token))
        .isInstanceOf(ExecutionNotRedrivableException.class)
        .hasMessageContaining("Execution " + execution + " invalid for redrive as: " + reason);
    assertThat(describe(execution).redriveStatusReason()).isEqualTo(reason);
    assertThat(describe(execution).redriveStatus())
        .isEqualTo(ExecutionRedriveStatus.NOT_REDRIVABLE);
  }

  @Test
  void shouldGoOnWithTheTaskThatFailed() {
    String activity = flows.activity("again");
    String execution = flows.start(flows.taskMachine("again", activity), "{\"a\":1}");
    GetActivityTaskResponse first = flows.task(activity);
    assertRefused(execution, "early", RUNNING);
    sfn.sendTaskFailure(r -> r.taskToken(first.taskToken()).error("E").cause("c".repeat(600)));
    flows.awaitStatus(execution, "FAILED");
    assertThat(describe(execution).redriveStatus()).isEqualTo(ExecutionRedriveStatus.REDRIVABLE);
    assertThat(describe(execution).redriveDate()).isNull();

    Instant date = redrive(execution, "once");
    DescribeExecutionResponse running = describe(execution);
    assertThat(running.stopDate()).isNull();
    assertThat(running.error()).isNull();
    assertThat(running.redriveDate()).isEqualTo(date);
    assertRefused(execution, "another", RUNNING);
    GetActivityTaskResponse second = flows.task(activity);
    assertThat(second.input()).isEqualTo("{\"a\":1}");
    assertThat(second.taskToken()).isNotEqualTo(first.taskToken());
    sfn.sendTaskSuccess(r -> r.taskToken(second.taskToken()).output("2"));
    flows.awaitStatus(execution, "SUCCEEDED");

    assertThat(redrive(execution, "once")).isEqualTo(date);
    assertRefused(execution, "late", "Execution is SUCCEEDED and cannot be redriven");
    assertThat(flows.eventTypes(execution))
        .containsSubsequence("ActivityFailed", "ExecutionFailed", "ExecutionRedriven")
        .containsSubsequence("ExecutionRedriven", "ActivityScheduled", "ExecutionSucceeded")
        .containsOnlyOnce("TaskStateEntered");
  }

  @Test
  void shouldCountRedrives() {
    String machine = flows.machine("failing", FAILING.formatted("c".repeat(600)));
    String execution = flows.start(machine, "{}");
    flows.awaitStatus(execution, "FAILED");
    redrive(execution, "one");
    redrive(execution, "two");

    DescribeExecutionResponse failed = describe(execution);
    assertThat(failed.redriveCount()).isEqualTo(2);
    assertThat(failed.cause()).hasSize(600);
    assertThat(failed.redriveStatus()).isEqualTo(ExecutionRedriveStatus.REDRIVABLE);
    List<ExecutionListItem> listed =
        sfn.listExecutions(r -> r.stateMachineArn(machine).statusFilter("FAILED")).executions();
    assertThat(listed)
        .extracting(ExecutionListItem::redriveCount, ExecutionListItem::redriveDate)
        .containsExactly(tuple(2, failed.redriveDate()));
    assertThat(sfn.listExecutions(r -> r.stateMachineArn(machine)).executions()).hasSize(1);
    List<HistoryEvent> redriven =
        flows.history(execution).stream()
            .filter(event -> event.typeAsString().equals("ExecutionRedriven"))
            .toList();
    assertThat(redriven)
        .extracting(event -> event.executionRedrivenEventDetails().redriveCount())
        .containsExactly(1, 2);
    assertThat(redriven)
        .allSatisfy(event -> assertThat(event.previousEventId()).isEqualTo(event.id() - 1));
  }

  @Test
  void shouldRunTheDefinitionThatItBeganWith() {
    String activity = flows.activity("pinned");
    String machine = flows.taskMachine("pinned", activity);
    String execution = flows.start(machine, "{}");
    sfn.stopExecution(r -> r.executionArn(execution));
    sfn.updateStateMachine(r -> r.stateMachineArn(machine).definition(FAILING.formatted("")));

    redrive(execution, "token");
    String token = flows.task(activity).taskToken();
    sfn.sendTaskSuccess(r -> r.taskToken(token).output("1"));

    flows.awaitStatus(execution, "SUCCEEDED");
  }

  @Test
  void shouldRefuseWhereTheMachineIsDeleted() {
    String machine = flows.machine("deleted", FAILING.formatted("c"));
    String execution = flows.start(machine, "{}");
    flows.awaitStatus(execution, "FAILED");
    sfn.deleteStateMachine(r -> r.stateMachineArn(machine));

    assertRefused(execution, "token", "State machine is in DELETING status");
  }

  @Test
  void shouldRefuseWhatIsNotThere() {
    Answer answer =
        NEWEL.call(
            "RedriveExecution",
            "{\"executionArn\":\"arn:aws:states:us-east-1:000000000000:execution:no:no\"}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).isEqualTo("ExecutionDoesNotExist");
  }

  @Test
  void shouldRefuseAnExpressExecution() {
    Answer answer =
        NEWEL.call(
            "RedriveExecution",
            "{\"executionArn\":\"arn:aws:states:us-east-1:000000000000:express:m:e:id\"}");

    assertThat(answer.error()).isEqualTo("InvalidArn");
  }

  /** A client that repeats a call without a token is known by the id of the call. */
  @Test
  void shouldTakeARepeatedCallOnce() {
    String execution = flows.start(flows.machine("repeated", FAILING.formatted("c")), "{}");
    flows.awaitStatus(execution, "FAILED");
    String call = "{\"executionArn\":\"%s\"}".formatted(execution);
    Answer first = NEWEL.call("RedriveExecution", call, "0b8f2a34-1111-2222-3333-444455556666");
    Answer again = NEWEL.call("RedriveExecution", call, "0b8f2a34-1111-2222-3333-444455556666");

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(describe(execution).redriveCount()).isEqualTo(1);
  }
}
