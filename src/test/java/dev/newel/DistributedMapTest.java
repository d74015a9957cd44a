package dev.newel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.testing.NewelServer;
import dev.newel.testing.Workflows;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sfn.model.DescribeMapRunResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.MapRunListItem;

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
        .until(
            () -> !NEWEL.sfn().listMapRuns(r -> r.executionArn(execution)).mapRuns().isEmpty());
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
        flows.start(machine("items", "\"Label\": \"L\",", "P", PASS), "[1, \"two\", {\"three\":3}]");

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
      NEWEL.sfn()
          .sendTaskSuccess(
              r -> r.taskToken(task.taskToken()).output("{\"of\":" + task.input() + "}"));
    }

    assertThat(output(execution)).isEqualTo("[{\"of\":1},{\"of\":2},{\"of\":3}]");
  }
}
