package dev.newel.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.RoutingConfigurationListItem;

/** What most tests of a whole instance do, by the AWS SDK. */
public record Workflows(SfnClient sfn) {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** The ARN of a new activity. */
  public String activity(String name) {
    return sfn.createActivity(r -> r.name(name)).activityArn();
  }

  /** The definition of a machine whose one state has this result. */
  public static String pass(String result) {
    return """
    {"StartAt": "P", "States": {"P": {"Type": "Pass", "Result": "%s", "End": true}}}
    """
        .formatted(result);
  }

  /** The ARN of a new state machine. */
  public String machine(String name, String definition) {
    return sfn.createStateMachine(
            r -> r.name(name).definition(definition).roleArn(NewelServer.ROLE))
        .stateMachineArn();
  }

  /** The ARN of a new state machine with one task and nothing else. */
  public String taskMachine(String name, String activityArn) {
    return machine(name, definition(activityArn, "\"End\": true"));
  }

  /**
   * The ARN of a new state machine with one task.
   *
   * @param fields of the task, besides its resource and its end
   */
  public String taskMachine(String name, String activityArn, String fields) {
    return machine(name, definition(activityArn, fields + ", \"End\": true"));
  }

  /**
   * The ARN of a new state machine with a task whose error is caught.
   *
   * @param fields of the task, besides its resource, its end and its catcher
   * @param error what the catcher catches
   */
  public String catchingMachine(String name, String activityArn, String fields, String error) {
    String catcher =
        """
        %s, "Catch": [{"ErrorEquals": ["%s"], "Next": "Caught"}], "End": true},
        "Caught": {"Type": "Pass", "End": true\
        """
            .formatted(fields, error);
    return machine(name, definition(activityArn, catcher));
  }

  private static String definition(String activityArn, String fields) {
    return """
    {"StartAt": "Work", "States": {"Work": {"Type": "Task", "Resource": "%s", %s}}}
    """
        .formatted(activityArn, fields);
  }

  /** Where an alias leads that has one version. */
  public static RoutingConfigurationListItem to(String versionArn) {
    return RoutingConfigurationListItem.builder()
        .stateMachineVersionArn(versionArn)
        .weight(100)
        .build();
  }

  /** The ARN of a new execution. */
  public String start(String machineArn, String input) {
    return sfn.startExecution(r -> r.stateMachineArn(machineArn).input(input)).executionArn();
  }

  /** A task that is known to come. */
  public GetActivityTaskResponse task(String activityArn) {
    GetActivityTaskResponse task = sfn.getActivityTask(r -> r.activityArn(activityArn));
    assertThat(task.taskToken()).as("a task of " + activityArn).isNotEmpty();
    return task;
  }

  /** Waits for the next millisecond: what was made before it is older than what is made after. */
  public static void letAMillisecondPass() {
    long now = System.currentTimeMillis();
    while (System.currentTimeMillis() == now) {
      Thread.onSpinWait();
    }
  }

  public List<HistoryEvent> history(String executionArn) {
    return sfn.getExecutionHistory(r -> r.executionArn(executionArn)).events();
  }

  public List<String> eventTypes(String executionArn) {
    return history(executionArn).stream().map(HistoryEvent::typeAsString).toList();
  }

  /** What a succeeded execution gave. */
  public @Nullable String output(String executionArn) {
    return sfn.describeExecution(r -> r.executionArn(executionArn)).output();
  }

  public String status(String executionArn) {
    return sfn.describeExecution(r -> r.executionArn(executionArn)).statusAsString();
  }

  /** Waits until an execution has a status. */
  public void awaitStatus(String executionArn, String status) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(() -> assertThat(status(executionArn)).isEqualTo(status));
  }

  /** The last event of an execution that has failed. */
  public HistoryEvent failure(String executionArn) {
    awaitStatus(executionArn, "FAILED");
    List<HistoryEvent> events = history(executionArn);
    return events.get(events.size() - 1);
  }
}
