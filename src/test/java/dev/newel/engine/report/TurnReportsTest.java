package dev.newel.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.newel.ops.ExecutionLog;
import dev.newel.testing.LogRecords;
import dev.newel.testing.NewelServer;
import dev.newel.testing.Workflows;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;

/** What whoever runs Newel hears of executions that fail. */
class TurnReportsTest {

  @RegisterExtension static final NewelServer NEWEL = new NewelServer();

  private final LogRecords said = new LogRecords(ExecutionLog.class.getName(), Level.INFO);
  private final Workflows flows = new Workflows(NEWEL.sfn());

  @BeforeEach
  void listen() {
    said.begin();
  }

  @AfterEach
  void stop() {
    said.end();
  }

  private String line() {
    await().until(() -> !said.messages().isEmpty());
    assertThat(said.messages()).hasSize(1);
    return said.messages().get(0);
  }

  @Test
  void shouldNameTheStateThatFailedInTheFirstTurn() {
    String machine =
        flows.machine(
            "at-once",
            """
            {"StartAt": "P", "States": {
              "P": {"Type": "Pass", "Next": "F"},
              "F": {"Type": "Fail", "Error": "Broken", "Cause": "on purpose"}}}""");

    String execution = flows.start(machine, "{}");

    assertThat(line())
        .isEqualTo(
            "execution %1$s is FAILED in state 'F': Broken: on purpose; more: aws stepfunctions"
                    .formatted(execution)
                + " get-execution-history --execution-arn %s --endpoint-url %s"
                    .formatted(execution, NEWEL.url()));
  }

  @Test
  void shouldNameTheStateThatFailedLater() {
    String activity = flows.activity("later");
    flows.start(flows.taskMachine("later", activity), "{}");
    String token = flows.task(activity).taskToken();

    NEWEL.sfn().sendTaskFailure(r -> r.taskToken(token).error("E").cause("C"));

    assertThat(line()).contains("is FAILED in state 'Work': E: C; more: ");
  }

  @Test
  void shouldNameTheStateInsideTheBranchThatFailed() {
    String activity = flows.activity("branch");
    String machine =
        flows.machine(
            "branch",
            """
            {"StartAt": "Both", "States": {"Both": {"Type": "Parallel", "End": true, "Branches": [
              {"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "%s", "End": true}}},
              {"StartAt": "B", "States": {"B": {"Type": "Wait", "Seconds": 300, "End": true}}}]}}}"""
                .formatted(activity));
    flows.start(machine, "{}");
    String token = flows.task(activity).taskToken();

    NEWEL.sfn().sendTaskFailure(r -> r.taskToken(token).error("E"));

    assertThat(line()).contains("is FAILED in state 'A': E; more: ");
  }

  @Test
  void shouldSayThatTheTimeWasUp() {
    String machine =
        flows.machine(
            "slow",
            """
            {"StartAt": "W", "TimeoutSeconds": 1, "States": {
              "W": {"Type": "Wait", "Seconds": 300, "End": true}}}""");

    flows.start(machine, "{}");

    assertThat(line()).contains("is TIMED_OUT in state 'W'");
  }

  @Test
  void shouldSayNothingOfWhatWasStoppedOrSucceeded() {
    String waiting =
        flows.machine(
            "stopped",
            """
            {"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 300, "End": true}}}""");
    String execution = flows.start(waiting, "{}");
    NEWEL.sfn().stopExecution(r -> r.executionArn(execution).error("Stop"));
    String passing =
        flows.machine(
            "passes", "{\"StartAt\": \"S\", \"States\": {\"S\": {\"Type\": \"Succeed\"}}}");
    flows.start(passing, "{}");

    assertThat(said.messages()).isEmpty();
  }

  @Test
  void shouldSayWhichDefinitionIsRefused() {
    assertThatThrownBy(() -> flows.machine("refused", "{\"StartAt\": \"X\", \"States\": {}}"))
        .isInstanceOf(InvalidDefinitionException.class);

    assertThat(line()).startsWith("CreateStateMachine of refused is refused: InvalidDefinition: ");
  }
}
