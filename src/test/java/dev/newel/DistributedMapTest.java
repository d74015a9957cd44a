package dev.newel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.testing.NewelServer;
import dev.newel.testing.Workflows;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeMapRunResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.MapRunListItem;
import software.amazon.awssdk.services.sfn.model.MapRunStatus;
import software.amazon.awssdk.services.sfn.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sfn.model.ValidationException;

/** Distributed Map states, by the AWS SDK. */
class DistributedMapTest {

  @RegisterExtension static final NewelServer NEWEL = new NewelServer();

  private static final String PASS = "{\"P\":{\"Type\":\"Pass\",\"End\":true}}";

  private static Workflows flows;

  @BeforeAll
  static void connect() {
    flows = new Workflows(NEWEL.sfn());
  }

  /** A machine of one Map state. */
  private static String machine(String name, String more, String startAt, String states) {
    return flows.machine(
        name,
        """
        {"StartAt": "M", "States": {"M": {"Type": "Map", %s "End": true,
         "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
          "StartAt": "%s", "States": %s}}}}
        """
            .formatted(more, startAt, states));
  }

  private static String output(String execution) {
    flows.awaitStatus(execution, "SUCCEEDED");
    return NEWEL.sfn().describeExecution(r -> r.executionArn(execution)).output();
  }

  private static MapRunListItem run(String execution) {
    Awaitility.await()
        .until(() -> !NEWEL.sfn().listMapRuns(r -> r.executionArn(execution)).mapRuns().isEmpty());
    return NEWEL.sfn().listMapRuns(r -> r.executionArn(execution)).mapRuns().get(0);
  }

  private static DescribeMapRunResponse describe(MapRunListItem run) {
    return NEWEL.sfn().describeMapRun(r -> r.mapRunArn(run.mapRunArn()));
  }

  private static List<ExecutionListItem> children(MapRunListItem run) {
    return NEWEL.sfn().listExecutions(r -> r.mapRunArn(run.mapRunArn())).executions();
  }

  @Test
  void shouldRunEachItemAsAnExecution() {
    String execution =
        flows.start(
            machine("items", "\"Label\": \"L\",", "P", PASS), "[1, \"two\", {\"three\":3}]");

    assertThat(output(execution)).isEqualTo("[1,\"two\",{\"three\":3}]");
    assertThat(flows.eventTypes(execution))
        .containsExactly(
            "ExecutionStarted",
            "MapStateEntered",
            "MapStateStarted",
            "MapRunStarted",
            "MapRunSucceeded",
            "MapStateSucceeded",
            "MapStateExited",
            "ExecutionSucceeded");
    MapRunListItem run = run(execution);
    assertThat(run.mapRunArn()).contains(":mapRun:items/L:");
    assertThat(run.stateMachineArn()).endsWith(":stateMachine:items/L");
    assertThat(children(run))
        .hasSize(3)
        .allSatisfy(
            child -> {
              assertThat(child.executionArn()).contains(":execution:items/L:");
              assertThat(child.mapRunArn()).isEqualTo(run.mapRunArn());
              assertThat(child.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
              assertThat(flows.eventTypes(child.executionArn()))
                  .containsExactly(
                      "ExecutionStarted",
                      "PassStateEntered",
                      "PassStateExited",
                      "ExecutionSucceeded");
            });
    DescribeMapRunResponse described = describe(run);
    assertThat(described.executionArn()).isEqualTo(execution);
    assertThat(described.maxConcurrency()).isEqualTo(Integer.MAX_VALUE);
    assertThat(described.itemCounts().succeeded()).isEqualTo(3);
    assertThat(described.itemCounts().total()).isEqualTo(3);
    assertThat(described.itemCounts().resultsWritten()).isEqualTo(3);
    assertThat(described.executionCounts().pending()).isZero();
  }

  @Test
  void shouldGoOnWithTheOutputsOfWorkersInTheOrderOfTheItems() {
    String activity = flows.activity("map-work");
    String execution =
        flows.start(
            machine(
                "works",
                "",
                "W",
                "{\"W\":{\"Type\":\"Task\",\"Resource\":\"" + activity + "\",\"End\":true}}"),
            "[1, 2, 3]");
    List<GetActivityTaskResponse> tasks =
        List.of(flows.task(activity), flows.task(activity), flows.task(activity));
    assertThat(describe(run(execution)).itemCounts().running()).isEqualTo(3);
    for (int i = 2; i >= 0; i--) {
      GetActivityTaskResponse task = tasks.get(i);
      NEWEL
          .sfn()
          .sendTaskSuccess(
              r -> r.taskToken(task.taskToken()).output("{\"of\":" + task.input() + "}"));
    }

    assertThat(output(execution)).isEqualTo("[{\"of\":1},{\"of\":2},{\"of\":3}]");
  }

  private static String waiting(String name, String more) {
    return machine(name, more, "W", "{\"W\":{\"Type\":\"Wait\",\"Seconds\":60,\"End\":true}}");
  }

  @Test
  void shouldAbortTheRunWithTheExecution() {
    String execution = flows.start(waiting("stopped-map", "\"MaxConcurrency\": 1,"), "[1,2,3]");
    MapRunListItem run = run(execution);
    Awaitility.await().until(() -> children(run).size() == 1);
    DescribeMapRunResponse running = describe(run);
    assertThat(running.status()).isEqualTo(MapRunStatus.RUNNING);
    assertThat(running.stopDate()).isNull();
    assertThat(running.itemCounts().resultsWritten()).isZero();
    NEWEL.sfn().stopExecution(r -> r.executionArn(execution));

    Awaitility.await().until(() -> describe(run).status() == MapRunStatus.ABORTED);
    assertThat(describe(run).itemCounts().aborted()).isEqualTo(1);
    assertThat(describe(run).itemCounts().pending()).isEqualTo(2);
    flows.awaitStatus(children(run).get(0).executionArn(), "ABORTED");
    assertThatThrownBy(
            () -> NEWEL.sfn().updateMapRun(r -> r.mapRunArn(run.mapRunArn()).maxConcurrency(2)))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  void shouldChangeTheConcurrencyOfARunThatGoesOn() {
    String execution = flows.start(waiting("updated-map", "\"MaxConcurrency\": 1,"), "[1,2,3]");
    MapRunListItem run = run(execution);
    NEWEL
        .sfn()
        .updateMapRun(
            r -> r.mapRunArn(run.mapRunArn()).maxConcurrency(2).toleratedFailurePercentage(12.5f));

    Awaitility.await().until(() -> children(run).size() == 2);
    assertThat(describe(run).maxConcurrency()).isEqualTo(2);
    assertThat(describe(run).toleratedFailurePercentage()).isEqualTo(12.5f);
    NEWEL.sfn().stopExecution(r -> r.executionArn(execution));
  }

  @Test
  void shouldTellOfAnExecutionThatItIsOfARun() {
    String machine =
        machine(
            "fails-map", "\"Label\": \"L\",", "F", "{\"F\":{\"Type\":\"Fail\",\"Error\":\"E\"}}");
    String execution = flows.start(machine, "[1]");
    var failed = flows.failure(execution).executionFailedEventDetails();
    assertThat(failed.error()).isEqualTo("States.ExceedToleratedFailureThreshold");
    MapRunListItem run = run(execution);
    String child = children(run).get(0).executionArn();

    var described = NEWEL.sfn().describeExecution(r -> r.executionArn(child));
    assertThat(described.mapRunArn()).isEqualTo(run.mapRunArn());
    assertThat(described.stateMachineArn()).isEqualTo(machine + "/L");
    assertThat(described.redriveStatusAsString()).isEqualTo("REDRIVABLE_BY_MAP_RUN");
    var revision = NEWEL.sfn().describeStateMachineForExecution(r -> r.executionArn(child));
    assertThat(revision.label()).isEqualTo("L");
    assertThat(revision.mapRunArn()).isEqualTo(run.mapRunArn());
    assertThat(describe(run).status()).isEqualTo(MapRunStatus.FAILED);
    assertThat(describe(run).itemCounts().failed()).isEqualTo(1);
    assertThat(describe(run).itemCounts().resultsWritten()).isEqualTo(1);
    assertThat(NEWEL.sfn().listExecutions(r -> r.stateMachineArn(machine)).executions()).hasSize(1);
  }

  @Test
  void shouldKnowNoRunAsAnExecution() {
    String execution = flows.start(waiting("no-execution", "\"Label\": \"runs\","), "[1]");
    MapRunListItem run = run(execution);
    String arn =
        run.mapRunArn()
            .replace(":mapRun:", ":execution:")
            .replace("no-execution/runs:", "no-execution/runs/runs:");

    SfnClient sfn = NEWEL.sfn();
    assertThatThrownBy(() -> sfn.stopExecution(r -> r.executionArn(arn)))
        .isInstanceOf(ExecutionDoesNotExistException.class);
    assertThatThrownBy(() -> sfn.getExecutionHistory(r -> r.executionArn(arn)))
        .isInstanceOf(ExecutionDoesNotExistException.class);
    assertThatThrownBy(() -> sfn.describeExecution(r -> r.executionArn(arn)))
        .isInstanceOf(ExecutionDoesNotExistException.class);
    assertThatThrownBy(() -> sfn.redriveExecution(r -> r.executionArn(arn)))
        .isInstanceOf(ExecutionDoesNotExistException.class);
    Awaitility.await().until(() -> children(run).size() == 1);
    assertThat(flows.eventTypes(children(run).get(0).executionArn())).contains("WaitStateEntered");
    assertThat(describe(run).status()).isEqualTo(MapRunStatus.RUNNING);
    sfn.stopExecution(r -> r.executionArn(execution));
  }

  @Test
  void shouldKnowNoRunThatIsNotThere() {
    String arn =
        "arn:aws:states:us-east-1:000000000000:mapRun:nosuch/M:00000000-0000-0000-0000-000000000000";

    assertThatThrownBy(() -> NEWEL.sfn().describeMapRun(r -> r.mapRunArn(arn)))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("Resource not found: '" + arn + "'");
  }

  /** More than are started at a time, and than a page of the list has. */
  @Test
  void shouldRunManyItems() {
    String items =
        IntStream.range(0, 300)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(",", "[", "]"));
    String execution = flows.start(machine("many", "", "P", PASS), items);

    assertThat(output(execution)).isEqualTo(items);
    assertThat(describe(run(execution)).itemCounts().succeeded()).isEqualTo(300);
    assertThat(
            NEWEL
                .sfn()
                .listExecutionsPaginator(
                    r -> r.mapRunArn(run(execution).mapRunArn()).maxResults(100))
                .executions())
        .hasSize(300);
  }
}
