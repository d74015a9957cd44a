package dev.newel.api.action;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.testing.NewelServer;
import dev.newel.testing.NewelServer.Answer;
import java.net.URLEncoder;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The actions that Newel was founded on, by GET and nothing else. */
class QueryFormTest {

  private static final String ARN = "arn:aws:states:us-east-1:000000000000:";
  private static final String PASS =
      "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"End\":true}}}";

  @RegisterExtension static final NewelServer NEWEL = new NewelServer(Duration.ofSeconds(1));

  private static Answer get(String action, String... namesAndValues) {
    return NEWEL.get(form(action, namesAndValues));
  }

  private static String form(String action, String... namesAndValues) {
    StringBuilder form = new StringBuilder("Action=" + action);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      form.append('&').append(namesAndValues[i]).append('=');
      form.append(URLEncoder.encode(namesAndValues[i + 1], UTF_8));
    }
    return form.toString();
  }

  private static JsonNode ok(Answer answer) {
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.body();
  }

  private static String activity(String name) {
    return ok(get("CreateActivity", "name", name)).path("activityArn").asText();
  }

  private static String machine(String name, String definition) {
    JsonNode created =
        ok(
            get(
                "CreateStateMachine",
                "name",
                name,
                "definition",
                definition,
                "roleArn",
                NewelServer.ROLE));
    return created.path("stateMachineArn").asText();
  }

  private static String execution(String machineArn) {
    return ok(get("StartExecution", "stateMachineArn", machineArn)).path("executionArn").asText();
  }

  private static String taskMachine(String name, String activityArn) {
    return machine(
        name,
        "{\"StartAt\":\"T\",\"States\":{\"T\":{\"Type\":\"Task\",\"Resource\":\"%s\",\"End\":true}}}"
            .formatted(activityArn));
  }

  private static String token(String activityArn) {
    return ok(get("GetActivityTask", "activityArn", activityArn)).path("taskToken").asText();
  }

  @Test
  void shouldCreateAndDescribeAnActivity() {
    JsonNode created =
        ok(
            get(
                "CreateActivity",
                "name",
                "described",
                "tags",
                "[{\"key\":\"team\",\"value\":\"a+b =c\"}]"));
    JsonNode described = ok(get("DescribeActivity", "activityArn", ARN + "activity:described"));

    assertThat(created.path("activityArn").asText()).isEqualTo(ARN + "activity:described");
    assertThat(described.path("name").asText()).isEqualTo("described");
    assertThat(described.path("creationDate")).isEqualTo(created.path("creationDate"));
  }

  @Test
  void shouldListActivities() {
    activity("listed-1");
    activity("listed-2");

    JsonNode page = ok(get("ListActivities", "maxResults", "1"));

    assertThat(page.path("activities")).hasSize(1);
    assertThat(page.path("nextToken").asText()).isNotEmpty();
  }

  @Test
  void shouldDeleteAnActivity() {
    String arn = activity("deleted");

    assertThat(ok(get("DeleteActivity", "activityArn", arn))).isEmpty();
    Answer gone = get("DescribeActivity", "activityArn", arn);
    assertThat(gone.status()).isEqualTo(400);
    assertThat(gone.error()).isEqualTo("ActivityDoesNotExist");
    assertThat(gone.message()).isEqualTo("Activity Does Not Exist: '" + arn + "'");
  }

  @Test
  void shouldCreateAndDescribeAStateMachine() {
    String arn = machine("described", PASS);

    JsonNode described = ok(get("DescribeStateMachine", "stateMachineArn", arn));

    assertThat(arn).isEqualTo(ARN + "stateMachine:described");
    assertThat(described.path("definition").asText()).isEqualTo(PASS);
    assertThat(described.path("status").asText()).isEqualTo("ACTIVE");
    assertThat(described.path("roleArn").asText()).isEqualTo(NewelServer.ROLE);
  }

  @Test
  void shouldListStateMachines() {
    machine("listed", PASS);

    JsonNode page = ok(get("ListStateMachines"));

    assertThat(page.path("stateMachines").findValuesAsText("name")).contains("listed");
  }

  @Test
  void shouldDeleteAStateMachine() {
    String arn = machine("deleted", PASS);

    assertThat(ok(get("DeleteStateMachine", "stateMachineArn", arn))).isEmpty();
    assertThat(get("DescribeStateMachine", "stateMachineArn", arn).error())
        .isEqualTo("StateMachineDoesNotExist");
  }

  @Test
  void shouldDescribeAnExecution() {
    String arn = execution(machine("executed", PASS));

    JsonNode described = ok(get("DescribeExecution", "executionArn", arn));

    assertThat(described.path("status").asText()).isEqualTo("SUCCEEDED");
    assertThat(described.path("output").asText()).isEqualTo("{}");
  }

  @Test
  void shouldListExecutionsByStatus() {
    String machine = taskMachine("by-status", activity("by-status"));
    String arn = execution(machine);

    JsonNode running =
        ok(get("ListExecutions", "stateMachineArn", machine, "statusFilter", "RUNNING"));
    JsonNode failed =
        ok(get("ListExecutions", "stateMachineArn", machine, "statusFilter", "FAILED"));
    Answer unknown = get("ListExecutions", "stateMachineArn", machine, "statusFilter", "X");

    assertThat(running.path("executions").findValuesAsText("executionArn")).containsExactly(arn);
    assertThat(failed.path("executions")).isEmpty();
    assertThat(unknown.error()).isEqualTo("ValidationException");
    assertThat(unknown.message())
        .startsWith("1 validation error detected: Value 'X' at 'statusFilter' failed");
  }

  @Test
  void shouldGetTheHistoryInPagesAndInReverse() {
    String arn = execution(machine("history", PASS));

    JsonNode first =
        ok(
            get(
                "GetExecutionHistory",
                "executionArn",
                arn,
                "maxResults",
                "3",
                "reverseOrder",
                "true"));
    JsonNode rest =
        ok(
            get(
                "GetExecutionHistory",
                "executionArn",
                arn,
                "maxResults",
                "3",
                "reverseOrder",
                "true",
                "nextToken",
                first.path("nextToken").asText()));

    assertThat(first.path("events").findValuesAsText("id")).containsExactly("4", "3", "2");
    assertThat(rest.path("events").findValuesAsText("id")).containsExactly("1");
    assertThat(rest.has("nextToken")).isFalse();
  }

  @Test
  void shouldGetATaskAndHearThatTheWorkerLives() {
    String activity = activity("alive");
    execution(taskMachine("alive", activity));

    JsonNode task = ok(get("GetActivityTask", "activityArn", activity, "workerName", "w 1"));

    assertThat(task.path("input").asText()).isEqualTo("{}");
    String token = task.path("taskToken").asText();
    assertThat(ok(get("SendTaskHeartbeat", "taskToken", token))).isEmpty();
  }

  @Test
  void shouldAnswerAPollWithoutATokenWhenThereIsNoTask() {
    JsonNode answer = ok(get("GetActivityTask", "activityArn", activity("idle")));

    assertThat(answer.has("taskToken")).isFalse();
  }

  @Test
  void shouldFailATask() {
    String activity = activity("failing");
    String execution = execution(taskMachine("failing", activity));

    assertThat(
            ok(
                get(
                    "SendTaskFailure",
                    "taskToken",
                    token(activity),
                    "error",
                    "Broken",
                    "cause",
                    "ü & = +")))
        .isEmpty();
    JsonNode described = ok(get("DescribeExecution", "executionArn", execution));
    assertThat(described.path("status").asText()).isEqualTo("FAILED");
    assertThat(described.path("error").asText()).isEqualTo("Broken");
    assertThat(described.path("cause").asText()).isEqualTo("ü & = +");
  }

  @Test
  void shouldTakeTheSameAsAPostedForm() {
    Answer answer =
        NEWEL.postForm(
            form(
                "CreateStateMachine",
                "name",
                "posted",
                "definition",
                PASS,
                "roleArn",
                NewelServer.ROLE));

    assertThat(ok(answer).path("stateMachineArn").asText()).isEqualTo(ARN + "stateMachine:posted");
  }

  @Test
  void shouldTakeADefinitionOfOneMebibyteFromAQuery() {
    String frame =
        "{\"Comment\":\"\",\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\","
            + "\"End\":true}}}";
    String definition =
        frame.replace("\"Comment\":\"", "\"Comment\":\"" + "c".repeat((1 << 20) - frame.length()));

    String arn = machine("large", definition);

    assertThat(definition).hasSize(1 << 20);
    assertThat(ok(get("DescribeStateMachine", "stateMachineArn", arn)).path("definition").asText())
        .isEqualTo(definition);
    assertThat(
            get(
                    "CreateStateMachine",
                    "name",
                    "larger",
                    "definition",
                    definition + " ",
                    "roleArn",
                    "r")
                .error())
        .isEqualTo("ValidationException");
  }
}
