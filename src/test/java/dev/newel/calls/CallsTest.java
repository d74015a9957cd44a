package dev.newel.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.newel.testing.NewelServer;
import dev.newel.testing.Workflows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;

/** A whole instance calls services over HTTP. */
class CallsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final StubServices SERVICES = new StubServices();

  @RegisterExtension static final NewelServer NEWEL = NewelServer.calling(SERVICES::variables);

  private static SfnClient sfn;
  private static Workflows workflows;

  @BeforeAll
  static void connect() {
    sfn = NEWEL.sfn();
    workflows = new Workflows(sfn);
  }

  @AfterAll
  static void close() {
    SERVICES.close();
  }

  private static String start(String name, String task, String input) {
    String definition =
        "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Task\",%s,\"End\":true}}}"
            .formatted(task.replace('\'', '"'));
    return workflows.start(workflows.machine(name, definition), input);
  }

  private static DescribeExecutionResponse end(String execution) {
    return await()
        .atMost(PATIENCE)
        .until(
            () -> sfn.describeExecution(r -> r.executionArn(execution)),
            found -> found.status() != ExecutionStatus.RUNNING);
  }

  @Test
  void shouldCallAFunction() {
    String execution =
        start(
            "function",
            "'Resource':'arn:aws:lambda:us-east-1:000000000000:function:f'",
            "{\"a\":1}");

    assertThat(end(execution).output()).isEqualTo("{\"a\":1}");
  }

  @Test
  void shouldCallAFunctionInTheRoleThatTheTaskNames() {
    String execution =
        start(
            "role",
            "'Resource':'arn:aws:lambda:us-east-1:000000000000:function:f','Credentials':"
                + "{'RoleArn':'arn:aws:iam::000000000000:role/of-task'}",
            "{}");

    assertThat(end(execution).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(SERVICES.signatures()).anyMatch(header -> header.contains("key-of-role/"));
    assertThat(workflows.history(execution).get(2))
        .satisfies(
            event ->
                assertThat(event.lambdaFunctionScheduledEventDetails().taskCredentials().roleArn())
                    .isEqualTo("arn:aws:iam::000000000000:role/of-task"),
            event -> assertThat(event.toString()).doesNotContain("secret-of-role"));
  }

  @Test
  void shouldCallAFunctionByTheIntegration() {
    String execution =
        start(
            "invoke",
            "'Resource':'arn:aws:states:::lambda:invoke','Parameters':{'FunctionName':'f',"
                + "'Payload.$':'$'},'OutputPath':'$.Payload'",
            "{\"a\":1}");

    assertThat(end(execution).output()).isEqualTo("{\"a\":1}");
  }

  @Test
  void shouldWaitForWhoHasTheToken() {
    String execution =
        start(
            "callback",
            "'Resource':'arn:aws:states:::sqs:sendMessage.waitForTaskToken','Parameters':"
                + "{'QueueUrl':'http://q/1/q','MessageBody.$':'$$.Task.Token'}",
            "{}");
    String token =
        await().atMost(PATIENCE).until(() -> SERVICES.messages().poll(), Objects::nonNull);
    sfn.sendTaskHeartbeat(r -> r.taskToken(token));
    sfn.sendTaskSuccess(r -> r.taskToken(token).output("[1]"));

    assertThat(end(execution).output()).isEqualTo("[1]");
  }

  @Test
  void shouldLookForTheEndOfAJob() {
    String task =
        "'Resource':'arn:aws:states:::batch:submitJob.sync','Parameters':"
            + "{'JobName':'n','JobQueue':'q','JobDefinition':'d'}";
    String execution = start("job", task, "{}");
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                workflows.history(execution).stream()
                    .anyMatch(event -> event.type() == HistoryEventType.TASK_SUBMITTED));
    SERVICES.endJob("SUCCEEDED");

    assertThat(end(execution).output()).isEqualTo("{\"JobId\":\"job\",\"Status\":\"SUCCEEDED\"}");

    String stopped = start("stopped", task, "{}");
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                workflows.history(stopped).stream()
                    .anyMatch(event -> event.type() == HistoryEventType.TASK_SUBMITTED));
    sfn.stopExecution(r -> r.executionArn(stopped));
    await().atMost(PATIENCE).until(() -> SERVICES.stopped().contains("job"));
  }

  @Test
  void shouldNotLetAServiceThatHangsHoldUpOthers() {
    String hanging =
        workflows.machine(
            "hanging",
            "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Task\",\"Resource\":"
                + "\"arn:aws:states:::sns:publish\",\"Parameters\":{\"TopicArn\":\"t\","
                + "\"Message\":\"m\"},\"TimeoutSeconds\":600,\"End\":true}}}");
    List<String> held = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      held.add(workflows.start(hanging, "{}"));
    }
    await().atMost(PATIENCE).until(() -> SERVICES.held() == 1_000);

    for (int i = 0; i < 20; i++) {
      String execution =
          start("quick" + i, "'Resource':'arn:aws:lambda:us-east-1:000000000000:function:f'", "{}");
      assertThat(end(execution).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }
    assertThat(SERVICES.held()).isEqualTo(1_000);
    assertThat(sfn.describeExecution(r -> r.executionArn(held.get(0))).status())
        .isEqualTo(ExecutionStatus.RUNNING);
    held.forEach(execution -> sfn.stopExecution(r -> r.executionArn(execution)));
  }

  @Test
  void shouldRefuseWhatAnActionHasNot() {
    assertThatThrownBy(
            () ->
                start(
                    "wrong",
                    "'Resource':'arn:aws:states:::aws-sdk:dynamodb:getItem','Parameters':"
                        + "{'TableName':'t','Wrong.$':'$.a'}",
                    "{}"))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining(
            "The field \"Wrong\" is not supported by Step Functions at /States/A/Parameters");
    assertThatThrownBy(
            () -> start("none", "'Resource':'arn:aws:states:::aws-sdk:dynamodb:noAction'", "{}"))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining(
            "The resource provided arn:aws:states:::aws-sdk:dynamodb:noAction is not recognized. The"
                + " value is not a valid resource ARN, or the resource is not available in this"
                + " region. at /States/A/Resource");
    assertThatThrownBy(
            () ->
                start(
                    "missing",
                    "'Resource':'arn:aws:states:::dynamodb:getItem','Parameters':"
                        + "{'TableName.$':'$.t'}",
                    "{}"))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining(
            "The field 'Key' is required but was missing at /States/A/Parameters");
  }
}
