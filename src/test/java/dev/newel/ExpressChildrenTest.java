package dev.newel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.testing.NewelServer;
import dev.newel.testing.Workflows;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sfn.model.DescribeMapRunResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.MapRunStatus;

/** Distributed Map states whose items have Express executions, by the AWS SDK. */
class ExpressChildrenTest {

  @RegisterExtension static final NewelServer NEWEL = new NewelServer();

  private static Workflows flows;

  @BeforeAll
  static void connect() {
    flows = new Workflows(NEWEL.sfn());
  }

  private static String start(String name, String more, String state, String input) {
    String machine =
        flows.machine(
            name,
            """
            {"StartAt": "M", "States": {"M": {"Type": "Map", "Label": "L", %s "End": true,
             "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS"},
              "StartAt": "S", "States": {"S": {%s}}}}}}
            """
                .formatted(more, state));
    return flows.start(machine, input);
  }

  private static DescribeMapRunResponse run(String execution) {
    Awaitility.await()
        .until(() -> !NEWEL.sfn().listMapRuns(r -> r.executionArn(execution)).mapRuns().isEmpty());
    String arn =
        NEWEL.sfn().listMapRuns(r -> r.executionArn(execution)).mapRuns().get(0).mapRunArn();
    return NEWEL.sfn().describeMapRun(r -> r.mapRunArn(arn));
  }

  private static String output(String execution) {
    flows.awaitStatus(execution, "SUCCEEDED");
    return NEWEL.sfn().describeExecution(r -> r.executionArn(execution)).output();
  }

  private static long listed(String execution) {
    return NEWEL
        .sfn()
        .listExecutions(r -> r.mapRunArn(run(execution).mapRunArn()))
        .executions()
        .size();
  }

  @Test
  void shouldRunItemsOfWhichNothingIsStored() {
    String items =
        IntStream.range(0, 1_500)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(",", "[", "]"));
    String execution = start("express-many", "", "\"Type\":\"Pass\",\"End\":true", items);

    assertThat(output(execution)).isEqualTo(items);
    assertThat(run(execution).itemCounts().succeeded()).isEqualTo(1_500);
    assertThat(run(execution).executionCounts().running()).isZero();
    assertThat(listed(execution)).isZero();
  }

  @Test
  void shouldNameThemAsExpressExecutions() {
    String execution =
        start(
            "express-names",
            "",
            "\"Type\":\"Pass\",\"End\":true,\"Parameters\":{\"of.$\":\"$$.Execution.Id\"}",
            "[1]");

    assertThat(output(execution)).contains(":express:express-names/L:");
  }

  @Test
  void shouldCountThoseThatFail() {
    String execution =
        start(
            "express-fails",
            "\"ToleratedFailureCount\": 2,",
            "\"Type\":\"Fail\",\"Error\":\"E\"",
            "[1,2]");
    flows.awaitStatus(execution, "SUCCEEDED");

    assertThat(run(execution).itemCounts().failed()).isEqualTo(2);
  }

  @Test
  void shouldStopThemWithTheExecution() {
    String execution =
        start("express-waits", "", "\"Type\":\"Wait\",\"Seconds\":200,\"End\":true", "[1,2]");
    Awaitility.await().until(() -> run(execution).itemCounts().running() == 2);
    NEWEL.sfn().stopExecution(r -> r.executionArn(execution));

    Awaitility.await().until(() -> run(execution).status() == MapRunStatus.ABORTED);
    assertThat(run(execution).itemCounts().aborted()).isEqualTo(2);
  }

  /** An Express execution can have no task that waits for workers. */
  @Test
  void shouldRunAsStandardOnesWhatExpressOnesCannot() {
    String activity = flows.activity("express-work");
    String execution =
        start(
            "express-works",
            "",
            "\"Type\":\"Task\",\"Resource\":\"" + activity + "\",\"End\":true",
            "[1]");
    GetActivityTaskResponse task = flows.task(activity);
    NEWEL.sfn().sendTaskSuccess(r -> r.taskToken(task.taskToken()).output("2"));

    assertThat(output(execution)).isEqualTo("[2]");
    assertThat(
            NEWEL.sfn().listExecutions(r -> r.mapRunArn(run(execution).mapRunArn())).executions())
        .extracting(ExecutionListItem::executionArn)
        .allSatisfy(arn -> assertThat(arn).contains(":execution:express-works/L:"));
  }
}
