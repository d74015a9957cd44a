package dev.newel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.testing.NewelServer;
import dev.newel.testing.Workflows;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sfn.model.DescribeMapRunResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionNotRedrivableException;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveFilter;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.MapRunListItem;
import software.amazon.awssdk.services.sfn.model.MapRunStatus;
import software.amazon.awssdk.services.sfn.model.ValidationException;

/** Redrives of executions whose Map Runs have failed, by the AWS SDK. */
class MapRunRedriveTest {

  @RegisterExtension static final NewelServer NEWEL = new NewelServer();

  private static Workflows flows;

  @BeforeAll
  static void connect() {
    flows = new Workflows(NEWEL.sfn());
  }

  private static String map(String type, String states) {
    return """
        {"Type": "Map", "MaxConcurrency": 2, "End": true,
         "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "%s"},
          "StartAt": "W", "States": {"W": %s}}}
        """
        .formatted(type, states);
  }

  private static String works(String activity) {
    return "{\"Type\":\"Task\",\"Resource\":\"" + activity + "\",\"End\":true}";
  }

  private static String machine(String name, String map) {
    return flows.machine(name, "{\"StartAt\": \"M\", \"States\": {\"M\": " + map + "}}");
  }

  private static MapRunListItem run(String execution) {
    List<MapRunListItem> runs = NEWEL.sfn().listMapRuns(r -> r.executionArn(execution)).mapRuns();
    assertThat(runs).hasSize(1);
    return runs.get(0);
  }

  private static DescribeMapRunResponse describe(String execution) {
    return NEWEL.sfn().describeMapRun(r -> r.mapRunArn(run(execution).mapRunArn()));
  }

  private static List<ExecutionListItem> children(String execution) {
    return NEWEL.sfn().listExecutions(r -> r.mapRunArn(run(execution).mapRunArn())).executions();
  }

  private static void redrive(String execution) {
    NEWEL.sfn().redriveExecution(r -> r.executionArn(execution));
  }

  private static void succeed(GetActivityTaskResponse task) {
    NEWEL.sfn().sendTaskSuccess(r -> r.taskToken(task.taskToken()).output(task.input()));
  }

  private static void fail(GetActivityTaskResponse task) {
    NEWEL.sfn().sendTaskFailure(r -> r.taskToken(task.taskToken()).error("Bad"));
  }

  /** The tasks of two items at a time, by what they are. */
  private static List<GetActivityTaskResponse> two(String activity) {
    return Stream.of(flows.task(activity), flows.task(activity))
        .sorted((a, b) -> a.input().compareTo(b.input()))
        .toList();
  }

  private static String output(String execution) {
    flows.awaitStatus(execution, "SUCCEEDED");
    return NEWEL.sfn().describeExecution(r -> r.executionArn(execution)).output();
  }

  /** Item 1 succeeds, 2 fails, with which 3 is aborted, and 4 never begins. */
  private static String failing(String activity, String machine) {
    String execution = flows.start(machine, "[1,2,3,4]");
    List<GetActivityTaskResponse> first = two(activity);
    succeed(first.get(0));
    flows.task(activity);
    fail(first.get(1));
    flows.awaitStatus(execution, "FAILED");
    return execution;
  }

  @Test
  void shouldRedriveTheSameRunWithWhatHasNotSucceeded() {
    String activity = flows.activity("redriven-work");
    String execution = failing(activity, machine("redriven-map", map("STANDARD", works(activity))));
    DescribeMapRunResponse failed = describe(execution);
    assertThat(failed.status()).isEqualTo(MapRunStatus.FAILED);
    assertThat(failed.redriveCount()).isZero();
    assertThat(failed.redriveDate()).isNull();
    redrive(execution);

    List<GetActivityTaskResponse> again = two(activity);
    assertThat(again).extracting(GetActivityTaskResponse::input).containsExactly("2", "3");
    DescribeMapRunResponse running = describe(execution);
    assertThat(running.mapRunArn()).isEqualTo(failed.mapRunArn());
    assertThat(running.status()).isEqualTo(MapRunStatus.RUNNING);
    assertThat(running.redriveCount()).isEqualTo(1);
    assertThat(running.redriveDate()).isAfterOrEqualTo(failed.stopDate());
    assertThat(running.stopDate()).isNull();
    assertThat(running.itemCounts().running()).isEqualTo(2);
    assertThat(running.itemCounts().failed() + running.itemCounts().aborted()).isZero();
    again.forEach(MapRunRedriveTest::succeed);
    succeed(flows.task(activity));
    assertThat(output(execution)).isEqualTo("[1,2,3,4]");
    assertThat(describe(execution).itemCounts().succeeded()).isEqualTo(4);
    assertThat(describe(execution).itemCounts().total()).isEqualTo(4);
    assertThat(children(execution))
        .extracting(ExecutionListItem::redriveCount)
        .containsExactlyInAnyOrder(0, 1, 1, 0);
    checkHistories(execution, failed.mapRunArn());
  }

  private static void checkHistories(String execution, String run) {
    assertThat(flows.eventTypes(execution))
        .endsWith(
            "MapRunFailed",
            "MapStateFailed",
            "ExecutionFailed",
            "ExecutionRedriven",
            "MapRunRedriven",
            "MapRunSucceeded",
            "MapStateSucceeded",
            "MapStateExited",
            "ExecutionSucceeded");
    HistoryEvent redriven =
        NEWEL.sfn().getExecutionHistory(r -> r.executionArn(execution)).events().stream()
            .filter(event -> event.type() == HistoryEventType.MAP_RUN_REDRIVEN)
            .findFirst()
            .orElseThrow();
    assertThat(redriven.mapRunRedrivenEventDetails().mapRunArn()).isEqualTo(run);
    assertThat(redriven.mapRunRedrivenEventDetails().redriveCount()).isEqualTo(1);
    children(execution).stream()
        .filter(child -> child.redriveCount() == 1)
        .forEach(
            child ->
                assertThat(flows.eventTypes(child.executionArn()))
                    .containsSubsequence("ExecutionRedriven", "ActivityScheduled")
                    .endsWith("ExecutionSucceeded"));
  }

  @Test
  void shouldRedriveARunAgainThatWasStoppedMeanwhile() {
    String activity = flows.activity("stopped-work");
    String execution =
        failing(activity, machine("stopped-twice", map("STANDARD", works(activity))));
    redrive(execution);
    succeed(two(activity).get(0));
    flows.task(activity);
    NEWEL.sfn().stopExecution(r -> r.executionArn(execution));
    Awaitility.await().until(() -> describe(execution).status() == MapRunStatus.ABORTED);
    assertThat(describe(execution).itemCounts().pendingRedrive()).isZero();
    assertThat(describe(execution).itemCounts().aborted()).isEqualTo(2);
    redrive(execution);

    two(activity).forEach(MapRunRedriveTest::succeed);
    assertThat(output(execution)).isEqualTo("[1,2,3,4]");
    assertThat(describe(execution).redriveCount()).isEqualTo(2);
    assertThat(children(execution))
        .extracting(ExecutionListItem::redriveCount)
        .containsExactlyInAnyOrder(0, 1, 2, 1);
  }

  /** Two of three have failed, of which one goes on at a time. */
  @Test
  void shouldListWhatWaitsToBeRedriven() {
    String activity = flows.activity("listed-work");
    String tolerant =
        map("STANDARD", works(activity))
            .replace(
                "\"MaxConcurrency\": 2", "\"MaxConcurrency\": 1, \"ToleratedFailureCount\": 1");
    String execution = flows.start(machine("listed-map", tolerant), "[1,2,3]");
    succeed(flows.task(activity));
    fail(flows.task(activity));
    fail(flows.task(activity));
    flows.awaitStatus(execution, "FAILED");
    assertThat(listed(execution, ExecutionStatus.PENDING_REDRIVE, null)).isEmpty();
    redrive(execution);

    GetActivityTaskResponse second = flows.task(activity);
    List<ExecutionListItem> waiting = listed(execution, ExecutionStatus.PENDING_REDRIVE, null);
    assertThat(waiting).hasSize(1);
    assertThat(
            NEWEL
                .sfn()
                .describeExecution(r -> r.executionArn(waiting.get(0).executionArn()))
                .status())
        .isEqualTo(ExecutionStatus.PENDING_REDRIVE);
    assertThat(listed(execution, ExecutionStatus.FAILED, null)).isEmpty();
    assertThat(listed(execution, null, ExecutionRedriveFilter.REDRIVEN)).hasSize(1);
    assertThat(listed(execution, null, ExecutionRedriveFilter.NOT_REDRIVEN)).hasSize(2);
    assertThat(pages(execution, ExecutionRedriveFilter.REDRIVEN)).containsExactly(1);
    assertThat(pages(execution, ExecutionRedriveFilter.NOT_REDRIVEN)).containsExactly(1, 1);
    assertThat(describe(execution).executionCounts().pendingRedrive()).isEqualTo(1);
    assertThat(describe(execution).executionCounts().failed()).isZero();
    assertThat(describe(execution).executionCounts().total()).isEqualTo(3);
    succeed(second);
    succeed(flows.task(activity));
    assertThat(output(execution)).isEqualTo("[1,2,3]");
    assertThat(listed(execution, null, ExecutionRedriveFilter.REDRIVEN)).hasSize(2);
  }

  private static List<ExecutionListItem> listed(
      String execution, @Nullable ExecutionStatus status, @Nullable ExecutionRedriveFilter filter) {
    return NEWEL
        .sfn()
        .listExecutions(
            r -> r.mapRunArn(run(execution).mapRunArn()).statusFilter(status).redriveFilter(filter))
        .executions();
  }

  /** How many executions each page has that may have one. */
  private static List<Integer> pages(String execution, ExecutionRedriveFilter filter) {
    return NEWEL
        .sfn()
        .listExecutionsPaginator(
            r -> r.mapRunArn(run(execution).mapRunArn()).redriveFilter(filter).maxResults(1))
        .stream()
        .map(page -> page.executions().size())
        .toList();
  }

  @Test
  void shouldAskOnlyForChildrenWhetherTheyWereRedriven() {
    String machine = machine("not-filtered", map("STANDARD", "{\"Type\":\"Pass\",\"End\":true}"));

    assertThatThrownBy(
            () ->
                NEWEL
                    .sfn()
                    .listExecutions(
                        r ->
                            r.stateMachineArn(machine)
                                .redriveFilter(ExecutionRedriveFilter.REDRIVEN)))
        .isInstanceOf(ValidationException.class);
  }

  /** An Express execution fails that begins before the time that its input says. */
  @Test
  void shouldBeginExpressExecutionsAnew() {
    String states =
        """
        {"Type": "Choice", "Default": "F", "Choices": [{"Variable": "$$.Execution.StartTime",
          "TimestampGreaterThanPath": "$.after", "Next": "P"}]},
         "F": {"Type": "Fail", "Error": "Early"}, "P": {"Type": "Pass", "End": true}
        """;
    String early = "{\"after\":\"2020-01-01T00:00:00Z\"}";
    Instant time = Instant.now().plusSeconds(2);
    String late = "{\"after\":\"" + time + "\"}";
    String input = "[" + early + "," + late + "]";
    String execution = flows.start(machine("early-map", map("EXPRESS", states)), input);
    flows.awaitStatus(execution, "FAILED");
    Awaitility.await().until(() -> Instant.now().isAfter(time));
    redrive(execution);

    assertThat(output(execution)).isEqualTo(input);
    assertThat(describe(execution).redriveCount()).isEqualTo(1);
    assertThat(describe(execution).executionCounts().succeeded()).isEqualTo(2);
  }

  @Test
  void shouldRedriveTheRunsOfNestedStates() {
    String activity = flows.activity("nested-work");
    String inner = map("STANDARD", works(activity)).replace("\"W\"", "\"X\"");
    String execution = flows.start(machine("nested-maps", map("STANDARD", inner)), "[[1,2]]");
    List<GetActivityTaskResponse> tasks = two(activity);
    succeed(tasks.get(0));
    fail(tasks.get(1));
    flows.awaitStatus(execution, "FAILED");
    String child = children(execution).get(0).executionArn();
    redrive(execution);

    GetActivityTaskResponse again = flows.task(activity);
    assertThat(again.input()).isEqualTo("2");
    succeed(again);
    assertThat(output(execution)).isEqualTo("[[1,2]]");
    assertThat(describe(child).redriveCount()).isEqualTo(1);
    assertThat(flows.eventTypes(child))
        .containsSubsequence("ExecutionFailed", "ExecutionRedriven", "MapRunRedriven");
  }

  @Test
  void shouldHaveNoExecutionGoOnWithoutItsRun() {
    String execution =
        flows.start(
            machine("by-run-only", map("STANDARD", "{\"Type\":\"Fail\",\"Error\":\"E\"}")), "[1]");
    flows.awaitStatus(execution, "FAILED");
    String child = children(execution).get(0).executionArn();

    assertThatThrownBy(() -> redrive(child)).isInstanceOf(ExecutionNotRedrivableException.class);
    assertThat(children(execution).get(0).redriveCount()).isZero();
  }
}
