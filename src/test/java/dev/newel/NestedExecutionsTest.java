package dev.newel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.data.Json;
import dev.newel.testing.NewelServer;
import dev.newel.testing.Workflows;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;

/** Executions that start others, by the AWS SDK. */
class NestedExecutionsTest {

  @RegisterExtension static final NewelServer NEWEL = new NewelServer();

  private static Workflows flows;

  @BeforeAll
  static void connect() {
    flows = new Workflows(NEWEL.sfn());
  }

  private static String parent(String name, String pattern, String child, String more) {
    return flows.machine(
        name,
        """
        {"StartAt": "Start", "States": {"Start": {"Type": "Task",
         "Resource": "arn:aws:states:::states:startExecution%s", %s "End": true,
         "Parameters": {"StateMachineArn": "%s", "Input": {
           "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID.$": "$$.Execution.Id"}}}}}
        """
            .formatted(pattern, more, child));
  }

  private static String output(String execution) {
    flows.awaitStatus(execution, "SUCCEEDED");
    return NEWEL.sfn().describeExecution(r -> r.executionArn(execution)).output();
  }

  private static List<ExecutionListItem> executions(String machine) {
    return NEWEL.sfn().listExecutions(r -> r.stateMachineArn(machine)).executions();
  }

  private static String only(String machine) {
    Awaitility.await().until(() -> executions(machine).size() == 1);
    return executions(machine).get(0).executionArn();
  }

  @Test
  void shouldGoOnWithTheOutputOfTheChild() {
    String child =
        flows.machine(
            "passes", "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"End\":true}}}");
    String execution = flows.start(parent("of-passes", ".sync:2", child, ""), "{}");

    assertThat(Json.ofTrusted(output(execution)).node().path("Output"))
        .isEqualTo(
            Json.ofTrusted("{\"AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID\":\"" + execution + "\"}")
                .node());
    assertThat(executions(child)).hasSize(1);
  }

  @Test
  void shouldWaitForAChildThatWaits() {
    String activity = flows.activity("child-work");
    String child = flows.taskMachine("works", activity);
    String execution = flows.start(parent("of-works", ".sync", child, ""), "{}");
    GetActivityTaskResponse task = flows.task(activity);
    assertThat(flows.status(execution)).isEqualTo("RUNNING");
    NEWEL.sfn().sendTaskSuccess(r -> r.taskToken(task.taskToken()).output("[1]"));

    assertThat(Json.ofTrusted(output(execution)).node().path("Output").textValue())
        .isEqualTo("[1]");
    assertThat(flows.eventTypes(execution))
        .containsSubsequence("TaskStarted", "TaskSubmitted", "TaskSucceeded");
  }

  @Test
  void shouldFailWithTheChild() {
    String child =
        flows.machine(
            "fails",
            "{\"StartAt\":\"F\",\"States\":{\"F\":{\"Type\":\"Fail\",\"Error\":\"E\",\"Cause\":\"why\"}}}");
    String execution = flows.start(parent("of-fails", ".sync", child, ""), "{}");

    var failed = flows.failure(execution).executionFailedEventDetails();
    assertThat(failed.error()).isEqualTo("States.TaskFailed");
    assertThat(failed.cause()).startsWith("{\"Cause\":\"why\",\"Error\":\"E\",\"ExecutionArn\":");
  }

  @Test
  void shouldStopTheChildWithTheParent() {
    String child = flows.taskMachine("stopped", flows.activity("nobody"));
    String execution = flows.start(parent("of-stopped", ".sync", child, ""), "{}");
    String started = only(child);
    NEWEL.sfn().stopExecution(r -> r.executionArn(execution).error("E"));

    flows.awaitStatus(started, "ABORTED");
  }

  @Test
  void shouldStopTheChildOfATaskThatTimesOut() {
    String child = flows.taskMachine("late", flows.activity("nobody-either"));
    String execution =
        flows.start(parent("of-late", ".sync:2", child, "\"TimeoutSeconds\": 1,"), "{}");

    assertThat(flows.failure(execution).executionFailedEventDetails().error())
        .isEqualTo("States.Timeout");
    flows.awaitStatus(only(child), "ABORTED");
  }

  @Test
  void shouldLetTheChildGoItsOwnWayThatNobodyWaitsFor() {
    String activity = flows.activity("free");
    String child = flows.taskMachine("goes", activity);
    String execution = flows.start(parent("of-goes", "", child, ""), "{}");
    output(execution);

    assertThat(flows.status(only(child))).isEqualTo("RUNNING");
  }

  /** Whatever the child does, who has the token says how the task ends. */
  @Test
  void shouldWaitForTheTokenThatTheChildHas() {
    String child =
        flows.machine(
            "answers",
            """
            {"StartAt": "Answer", "States": {"Answer": {"Type": "Task", "End": true,
             "Resource": "arn:aws:states:::aws-sdk:sfn:sendTaskSuccess",
             "Parameters": {"TaskToken.$": "$.token", "Output": {"all": "well"}}}}}
            """);
    String parent =
        flows.machine(
            "asks",
            """
            {"StartAt": "Ask", "States": {"Ask": {"Type": "Task", "End": true,
             "Resource": "arn:aws:states:::states:startExecution.waitForTaskToken",
             "Parameters": {"StateMachineArn": "%s", "Input": {"token.$": "$$.Task.Token"}}}}}
            """
                .formatted(child));

    assertThat(output(flows.start(parent, "{}"))).isEqualTo("{\"all\":\"well\"}");
  }

  @Test
  void shouldWaitForTheSameChildTwice() {
    String activity = flows.activity("shared-work");
    String child = flows.taskMachine("shared", activity);
    String parent =
        flows.machine(
            "of-shared",
            """
            {"StartAt": "Start", "States": {"Start": {"Type": "Task", "End": true,
             "Resource": "arn:aws:states:::states:startExecution.sync",
             "Parameters": {"StateMachineArn": "%s", "Name": "one", "Input": {}}}}}
            """
                .formatted(child));
    List<String> executions = List.of(flows.start(parent, "{}"), flows.start(parent, "{}"));
    GetActivityTaskResponse task = flows.task(activity);
    executions.forEach(
        execution ->
            Awaitility.await().until(() -> flows.eventTypes(execution).contains("TaskSubmitted")));
    NEWEL.sfn().sendTaskSuccess(r -> r.taskToken(task.taskToken()).output("[1]"));

    executions.forEach(NestedExecutionsTest::output);
    assertThat(executions(child)).hasSize(1);
    String third = flows.start(parent, "{}");
    assertThat(flows.failure(third).executionFailedEventDetails().error())
        .isEqualTo("StepFunctions.ExecutionAlreadyExistsException");
  }

  @Test
  void shouldHaveTheChildRedrivenWithTheParent() {
    String activity = flows.activity("redriven-work");
    String child = flows.taskMachine("redriven", activity);
    String execution = flows.start(parent("of-redriven", ".sync:2", child, ""), "{}");
    String first = flows.task(activity).taskToken();
    NEWEL.sfn().sendTaskFailure(r -> r.taskToken(first).error("E"));
    flows.awaitStatus(execution, "FAILED");

    NEWEL.sfn().redriveExecution(r -> r.executionArn(execution));
    String second = flows.task(activity).taskToken();
    assertThat(flows.status(execution)).isEqualTo("RUNNING");
    NEWEL.sfn().sendTaskSuccess(r -> r.taskToken(second).output("[1]"));

    assertThat(Json.ofTrusted(output(execution)).node().path("RedriveCount").intValue())
        .isEqualTo(1);
    assertThat(flows.eventTypes(only(child)))
        .containsSubsequence("ActivityFailed", "ExecutionRedriven", "ExecutionSucceeded");
    assertThat(flows.eventTypes(execution))
        .containsSubsequence("TaskFailed", "ExecutionRedriven", "TaskScheduled", "TaskSucceeded");
  }

  @Test
  void shouldStartAnotherChildWhereTheFirstCannotBeRedriven() {
    String child =
        flows.machine(
            "succeeds", "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"End\":true}}}");
    String select = "\"ResultSelector\": {\"x.$\": \"$.Output.none\"},";
    String execution = flows.start(parent("of-succeeds", ".sync:2", child, select), "{}");
    flows.awaitStatus(execution, "FAILED");

    NEWEL.sfn().redriveExecution(r -> r.executionArn(execution));
    Awaitility.await().until(() -> executions(child).size() == 2);
  }
}
