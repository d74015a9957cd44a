package dev.newel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.config.NewelConfig;
import dev.newel.testing.NewelServer;
import dev.newel.testing.Workflows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ActivityLimitExceededException;
import software.amazon.awssdk.services.sfn.model.ActivityWorkerLimitExceededException;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionLimitExceededException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StateMachineLimitExceededException;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

/** What an account gets only so much of, with the AWS SDK; each test in an account of its own. */
class QuotasTest {

  @RegisterExtension static final NewelServer NEWEL = new NewelServer(QuotasTest::config);

  @RegisterExtension
  static final NewelServer NONE_OPEN =
      new NewelServer(
          () ->
              NewelConfig.builder()
                  .httpPort(0)
                  .set("limits.open-executions", "0")
                  // as the other instance has it, some of whose Map Runs this one has
                  .set("limits.open-map-runs", "1")
                  .set("limits.polls-per-client", "1")
                  .set("limits.poll-seconds", "10")
                  .build());

  private static final String WAITS =
      "{\"StartAt\": \"W\", \"States\": {\"W\": {\"Type\": \"Wait\", \"Seconds\": 600,"
          + " \"End\": true}}}";

  private static NewelConfig config() {
    return NewelConfig.builder()
        .httpPort(0)
        .set("limits.rates", "ListStateMachines=2/1, ListActivities=0/0")
        .set("limits.open-executions", "2")
        .set("limits.open-map-runs", "1")
        .set("limits.state-machines", "1")
        .set("limits.activities", "1")
        .set("limits.pollers-per-activity", "1")
        .set("limits.poll-seconds", "10")
        .build();
  }

  private static SfnClient in(String account) {
    return NEWEL.sfn("us-east-1", account);
  }

  @Test
  void shouldThrottleByActionAndAccount() {
    // not by the SDK, which would ask again
    assertThat(NEWEL.call("ListActivities", "{}").message()).isEqualTo("Rate exceeded");
    assertThat(NEWEL.call("ListActivities", "{}").error()).isEqualTo("ThrottlingException");
    assertThat(NEWEL.call("ListStateMachines", "{}").status()).isEqualTo(200);
  }

  @Test
  void shouldLimitMachinesAndActivities() {
    Workflows flows = new Workflows(in("000000000001"));
    flows.machine("one", Workflows.pass("1"));
    flows.activity("one");

    assertThatThrownBy(() -> flows.machine("two", Workflows.pass("1")))
        .isInstanceOf(StateMachineLimitExceededException.class);
    assertThatThrownBy(() -> flows.activity("two"))
        .isInstanceOf(ActivityLimitExceededException.class);
    new Workflows(in("000000000002")).activity("two");
  }

  @Test
  void shouldLimitOpenExecutions() {
    SfnClient sfn = in("000000000003");
    Workflows flows = new Workflows(sfn);
    String machine = flows.machine("waits", WAITS);

    Awaitility.await()
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> flows.start(machine, "{}"))
                    .isInstanceOf(ExecutionLimitExceededException.class));
    for (ExecutionListItem open :
        sfn.listExecutions(r -> r.stateMachineArn(machine)).executions()) {
      sfn.stopExecution(r -> r.executionArn(open.executionArn()));
    }
    Awaitility.await().ignoreExceptions().until(() -> flows.start(machine, "{}") != null);
  }

  @Test
  void shouldAnswerRepeatsAndStartExpressExecutionsWhereNoMoreMayBeOpen() {
    SfnClient sfn = in("000000000006");
    Workflows flows = new Workflows(sfn);
    String machine = flows.machine("full", WAITS);
    String first = sfn.startExecution(r -> named(r, machine, "first")).executionArn();
    sfn.stopExecution(r -> r.executionArn(first));
    Instant redriven = redrive(sfn, first);
    flows.start(machine, "{}");
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> flows.start(machine, "{}"))
                    .isInstanceOf(ExecutionLimitExceededException.class));

    assertThat(redrive(sfn, first)).isEqualTo(redriven);
    assertThat(sfn.startExecution(r -> named(r, machine, "first")).executionArn()).isEqualTo(first);
    assertThatThrownBy(
            () -> sfn.startExecution(r -> named(r, machine, "first").input("{\"other\": 1}")))
        .isInstanceOf(ExecutionAlreadyExistsException.class);
    // the machine that there may be one of is the one from above: a repeat, though none fits in
    assertThat(flows.machine("full", WAITS)).isEqualTo(machine);
  }

  private static Instant redrive(SfnClient sfn, String execution) {
    return sfn.redriveExecution(r -> r.executionArn(execution).clientToken("one")).redriveDate();
  }

  private static StartExecutionRequest.Builder named(
      StartExecutionRequest.Builder request, String machine, String name) {
    return request.stateMachineArn(machine).name(name);
  }

  @Test
  void shouldNotCountExpressExecutionsAsOpen() {
    SfnClient sfn = NONE_OPEN.sfn("us-east-1", "000000000007");
    Workflows flows = new Workflows(sfn);
    String standard = flows.machine("standard", Workflows.pass("1"));
    String express =
        sfn.createStateMachine(
                r ->
                    r.name("express")
                        .type(StateMachineType.EXPRESS)
                        .roleArn(NewelServer.ROLE)
                        .definition(Workflows.pass("1")))
            .stateMachineArn();

    assertThatThrownBy(() -> flows.start(standard, "{}"))
        .isInstanceOf(ExecutionLimitExceededException.class);
    assertThat(flows.start(express, "{}")).contains(":express:");
  }

  @Test
  void shouldLimitRedrivesAsStarts() {
    SfnClient sfn = in("000000000005");
    Workflows flows = new Workflows(sfn);
    String machine = flows.machine("again", WAITS);
    String stopped = flows.start(machine, "{}");
    sfn.stopExecution(r -> r.executionArn(stopped));

    // the first of these may be refused by a count from before the stop, and no later one is let in
    Awaitility.await()
        .ignoreExceptions()
        .until(() -> flows.start(machine, "{}") != null && open(sfn, machine) >= 2);
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> flows.start(machine, "{}"))
                    .isInstanceOf(ExecutionLimitExceededException.class));
    assertThatThrownBy(() -> sfn.redriveExecution(r -> r.executionArn(stopped)))
        .isInstanceOf(ExecutionLimitExceededException.class);
  }

  private static int open(SfnClient sfn, String machine) {
    return sfn.listExecutions(r -> r.stateMachineArn(machine).statusFilter("RUNNING"))
        .executions()
        .size();
  }

  /** The state of the one that waits has begun by then, as on AWS. */
  @Test
  void shouldHaveMapRunsWaitUntilOthersHaveEnded() {
    SfnClient sfn = in("000000000009");
    Workflows flows = new Workflows(sfn);
    String activity = flows.activity("item");
    String machine = flows.machine("maps", map(activity));
    List<String> executions = List.of(flows.start(machine, "[1, 2]"), flows.start(machine, "[1]"));
    executions.forEach(
        execution ->
            Awaitility.await()
                .until(
                    () ->
                        sfn.getExecutionHistory(r -> r.executionArn(execution)).events().stream()
                            .anyMatch(event -> event.type() == HistoryEventType.MAP_RUN_STARTED)));

    for (int item = 0; item < 3; item++) {
      // a run that waits tries again some seconds later, which may be longer than a poll waits
      String token =
          Awaitility.await()
              .atMost(Duration.ofMinutes(1))
              .until(
                  () -> sfn.getActivityTask(r -> r.activityArn(activity)).taskToken(),
                  Objects::nonNull);
      assertThat(executions.stream().filter(each -> hasOpenRun(sfn, each))).hasSize(1);
      sfn.sendTaskSuccess(r -> r.taskToken(token).output("{}"));
    }

    executions.forEach(execution -> flows.awaitStatus(execution, "SUCCEEDED"));
  }

  private static boolean hasOpenRun(SfnClient sfn, String execution) {
    return sfn.listMapRuns(r -> r.executionArn(execution)).mapRuns().stream()
        .anyMatch(run -> run.stopDate() == null);
  }

  private static String map(String activity) {
    return """
        {"StartAt": "M", "States": {"M": {"Type": "Map", "Label": "l", "End": true,
          "ItemProcessor": {
            "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
            "StartAt": "I", "States": {"I": {"Type": "Task", "Resource": "%s", "End": true}}}}}}
        """
        .formatted(activity);
  }

  @Test
  void shouldLimitPollsOfAClient() {
    SfnClient sfn = NONE_OPEN.sfn("us-east-1", "000000000008");
    Workflows flows = new Workflows(sfn);
    String one = flows.activity("one");
    String other = flows.activity("other");
    CompletableFuture<Void> poll =
        CompletableFuture.runAsync(() -> sfn.getActivityTask(r -> r.activityArn(one)));

    // a poll of another activity, in another account, is one of the same client
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(
                        NONE_OPEN
                            .call("GetActivityTask", "{\"activityArn\": \"" + other + "\"}")
                            .error())
                    .isEqualTo("ThrottlingException"));
    poll.cancel(true);
  }

  @Test
  void shouldLimitPollsOfAnActivity() {
    SfnClient sfn = in("000000000004");
    String activity = new Workflows(sfn).activity("polled");
    CompletableFuture<Void> poll =
        CompletableFuture.runAsync(() -> sfn.getActivityTask(r -> r.activityArn(activity)));

    Awaitility.await()
        .untilAsserted(
            () ->
                assertThatThrownBy(
                        () ->
                            sfn.getActivityTask(
                                r ->
                                    r.activityArn(activity)
                                        .overrideConfiguration(
                                            c -> c.apiCallTimeout(Duration.ofMillis(500)))))
                    .isInstanceOf(ActivityWorkerLimitExceededException.class));
    poll.cancel(true);
  }
}
