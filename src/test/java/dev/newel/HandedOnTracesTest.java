package dev.newel;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.testing.NewelServer;
import dev.newel.testing.Workflows;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.sfn.SfnClient;

/** What an execution was started with as its trace gets to all that its tasks call. */
class HandedOnTracesTest {

  private static final String XRAY =
      "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1";
  private static final String W3C = "00-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-01";

  private static final Vertx VERTX = Vertx.vertx();
  private static final List<MultiMap> HEARD = new CopyOnWriteArrayList<>();

  private static final HttpServer SERVICES =
      await(
          VERTX
              .createHttpServer()
              .requestHandler(HandedOnTracesTest::answer)
              .listen(0, "127.0.0.1"));

  @RegisterExtension
  static final NewelServer NEWEL =
      NewelServer.calling("AWS_ENDPOINT_URL", () -> SERVICES.actualPort());

  private final Workflows flows = new Workflows(NEWEL.sfn());

  private static void answer(HttpServerRequest request) {
    HEARD.add(request.headers());
    request.response().putHeader("Content-Type", "application/x-amz-json-1.0").end("{}");
  }

  @BeforeEach
  void forget() {
    HEARD.clear();
  }

  @AfterAll
  static void stop() {
    await(VERTX.close());
  }

  private String run(String name, String task, @Nullable String header) {
    String definition =
        """
        {"StartAt": "Call", "States": {"Call": {"Type": "Task", %s, "End": true}}}
        """
            .formatted(task);
    String machine = flows.machine(name, definition);
    SfnClient sfn = flows.sfn();
    String execution =
        sfn.startExecution(r -> r.stateMachineArn(machine).input("{}").traceHeader(header))
            .executionArn();
    flows.awaitStatus(execution, "SUCCEEDED");
    return execution;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'Resource': 'arn:aws:lambda:us-east-1:000000000000:function:f'",
        "'Resource': 'arn:aws:states:::lambda:invoke', 'Parameters': {'FunctionName': 'f'}",
        "'Resource': 'arn:aws:states:::dynamodb:putItem',"
            + "'Parameters': {'TableName': 't', 'Item': {'k': {'S': 'v'}}}",
        "'Resource': 'arn:aws:states:::aws-sdk:dynamodb:listTables', 'Parameters': {}"
      })
  void shouldReachWhatIsCalled(String task) {
    String name = "called-" + Integer.toHexString(task.hashCode());
    run(name, task.replace('\'', '"'), XRAY);
    run(name + "-none", task.replace('\'', '"'), null);

    assertThat(HEARD)
        .extracting(headers -> headers.get("X-Amzn-Trace-Id"))
        .containsExactly(XRAY, null);
    assertThat(HEARD).extracting(headers -> headers.get("traceparent")).containsExactly(W3C, null);
    assertThat(HEARD.get(0).get("Authorization")).doesNotContain("trace");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'Resource': 'arn:aws:states:::states:startExecution'",
        "'Resource': 'arn:aws:states:::states:startExecution.sync'",
        "'Resource': 'arn:aws:states:::aws-sdk:sfn:startExecution'"
      })
  void shouldBeThatOfExecutionsThatATaskStarts(String resource) {
    String name = "child-" + Integer.toHexString(resource.hashCode());
    String child = flows.machine(name, Workflows.pass("x"));
    String task =
        resource.replace('\'', '"') + ", \"Parameters\": {\"StateMachineArn\": \"" + child + "\"}";
    run("parent-" + name, task, W3C);
    run("parent-" + name + "-none", task, null);

    assertThat(flows.sfn().listExecutions(r -> r.stateMachineArn(child)).executions())
        .extracting(
            started ->
                flows
                    .sfn()
                    .describeExecution(r -> r.executionArn(started.executionArn()))
                    .traceHeader())
        .containsExactlyInAnyOrder(XRAY, null);
  }

  @Test
  void shouldStandInTheHeadersOfWhatAWorkerGets() {
    String activity = flows.activity("traced");
    String machine = flows.taskMachine("worked", activity);
    SfnClient sfn = flows.sfn();
    sfn.startExecution(r -> r.stateMachineArn(machine).input("{}").traceHeader(XRAY));
    SdkHttpResponse traced = sfn.getActivityTask(r -> r.activityArn(activity)).sdkHttpResponse();
    sfn.startExecution(r -> r.stateMachineArn(machine).input("{}"));
    SdkHttpResponse other = sfn.getActivityTask(r -> r.activityArn(activity)).sdkHttpResponse();

    assertThat(traced.firstMatchingHeader("X-Amzn-Trace-Id")).contains(XRAY);
    assertThat(traced.firstMatchingHeader("traceparent")).contains(W3C);
    assertThat(other.firstMatchingHeader("X-Amzn-Trace-Id")).isEmpty();
    assertThat(other.firstMatchingHeader("traceparent")).isEmpty();
  }

  @Test
  void shouldNotTakeThePlaceOfWhatAStateSays() {
    String function =
        """
        "Resource": "arn:aws:states:::aws-sdk:sfn:startExecution",
        "Parameters": {"StateMachineArn": "%s", "Name": "own", "TraceHeader": "mine"}
        """
            .formatted(flows.machine("own-child", Workflows.pass("x")));
    String parent = run("own", function, XRAY);

    String child =
        new JsonObject(Objects.requireNonNull(flows.output(parent))).getString("ExecutionArn");
    assertThat(flows.sfn().describeExecution(r -> r.executionArn(child)).traceHeader())
        .isEqualTo("mine");
  }
}
