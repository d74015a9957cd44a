package dev.newel;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.newel.config.NewelConfig;
import dev.newel.testing.NewelServer;
import dev.newel.testing.RedisFixture;
import dev.newel.testing.RedisFixture.RedisUrl;
import dev.newel.testing.Workflows;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Executions, their states and their tasks are spans of the trace that they are started in. */
@ExtendWith(RedisFixture.class)
class TracesTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PARENT = "00f067aa0ba902b7";

  private static final List<JsonNode> SPANS = new CopyOnWriteArrayList<>();
  private static HttpServer collector;
  private static Newel newel;
  private static SfnClient sfn;

  @BeforeAll
  static void begin(Vertx vertx, RedisUrl redis) {
    collector =
        await(vertx.createHttpServer().requestHandler(TracesTest::collect).listen(0, "127.0.0.1"));
    NewelConfig config =
        NewelConfig.builder()
            .redisUrl(redis.value())
            .httpPort(0)
            .set("traces.endpoint", "http://127.0.0.1:" + collector.actualPort())
            .build();
    newel = await(Newel.deploy(vertx, config));
    sfn = NewelServer.sfnAt("http://127.0.0.1:" + newel.port(), "us-east-1", "id");
  }

  @AfterAll
  static void end() {
    sfn.close();
    await(newel.stop());
    await(collector.close());
  }

  private static void collect(HttpServerRequest request) {
    assertThat(request.path()).isEqualTo("/v1/traces");
    request
        .body()
        .onSuccess(
            body -> {
              read(body.toString());
              request.response().end("{}");
            });
  }

  private static void read(String body) {
    try {
      new ObjectMapper()
          .readTree(body)
          .at("/resourceSpans/0/scopeSpans/0/spans")
          .forEach(SPANS::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode span(String name) {
    Awaitility.await()
        .until(() -> SPANS.stream().anyMatch(span -> span.path("name").asText().equals(name)));
    return SPANS.stream().filter(span -> span.path("name").asText().equals(name)).findAny().get();
  }

  @Test
  void shouldTellOfAnExecutionItsStateAndItsTask() {
    Workflows flows = new Workflows(sfn);
    String activity = flows.activity("work");
    String machine = flows.taskMachine("traced", activity);
    String header = "00-" + TRACE + "-" + PARENT + "-01";
    String execution =
        sfn.startExecution(
                r ->
                    r.stateMachineArn(machine)
                        .overrideConfiguration(c -> c.putHeader("traceparent", header)))
            .executionArn();
    sfn.sendTaskSuccess(r -> r.taskToken(flows.task(activity).taskToken()).output("{}"));

    JsonNode whole = span("traced");
    JsonNode state = span("Work");
    JsonNode task = span("activity");
    assertThat(whole.path("traceId").asText()).isEqualTo(TRACE);
    assertThat(whole.path("parentSpanId").asText()).isEqualTo(PARENT);
    assertThat(whole.path("attributes").toString()).contains(execution);
    assertThat(state.path("traceId").asText()).isEqualTo(TRACE);
    assertThat(state.path("parentSpanId")).isEqualTo(whole.path("spanId"));
    assertThat(task.path("parentSpanId")).isEqualTo(state.path("spanId"));
    assertThat(nanos(whole, "end")).isGreaterThanOrEqualTo(nanos(task, "end"));
    assertThat(nanos(whole, "start")).isLessThanOrEqualTo(nanos(state, "start"));
    assertThat(whole.at("/status/code").asInt()).isOne();
  }

  /** A child is below the state that starts it. */
  @Test
  void shouldHaveAChildBelowTheStateThatStartsIt() {
    Workflows flows = new Workflows(sfn);
    String child = flows.machine("below", Workflows.pass("x"));
    String definition =
        """
        {"StartAt": "Begin", "States": {"Begin": {"Type": "Task", "End": true,
         "Resource": "arn:aws:states:::states:startExecution.sync",
         "Parameters": {"StateMachineArn": "%s"}}}}
        """
            .formatted(child);
    flows.start(flows.machine("above", definition), "{}");

    assertThat(span("below").path("parentSpanId")).isEqualTo(span("Begin").path("spanId"));
    assertThat(span("below").path("traceId")).isEqualTo(span("above").path("traceId"));
  }

  private static long nanos(JsonNode span, String which) {
    return Long.parseLong(span.path(which + "TimeUnixNano").asText());
  }

  @Test
  void shouldTellWhatWentWrong() {
    Workflows flows = new Workflows(sfn);
    String definition =
        """
        {"StartAt": "No", "States": {"No": {"Type": "Fail", "Error": "E"}}}
        """;
    flows.failure(flows.start(flows.machine("failing", definition), "{}"));

    assertThat(span("failing").at("/status/message").asText()).isEqualTo("E");
    assertThat(span("failing").has("parentSpanId")).isFalse();
    assertThat(span("No").path("traceId")).isEqualTo(span("failing").path("traceId"));
  }

  /** Branches and iterations, in one turn and over several. */
  @Test
  void shouldTellOfEachStateOnce() {
    String definition =
        """
        {"StartAt": "Both", "States": {
          "Both": {"Type": "Parallel", "Next": "Many", "Branches": [
            {"StartAt": "Left", "States": {"Left": {"Type": "Wait", "Seconds": 1, "End": true}}},
            {"StartAt": "Right", "States": {"Right": {"Type": "Pass", "End": true}}}]},
          "Many": {"Type": "Map", "End": true, "ItemProcessor": {
            "StartAt": "Nap", "States": {
              "Nap": {"Type": "Wait", "Seconds": 1, "Next": "Step"},
              "Step": {"Type": "Pass", "End": true}}}}}}
        """;
    Workflows flows = new Workflows(sfn);
    flows.awaitStatus(flows.start(flows.machine("forking", definition), "{}"), "SUCCEEDED");

    String trace = span("forking").path("traceId").asText();
    assertThat(SPANS)
        .filteredOn(span -> span.path("traceId").asText().equals(trace))
        .doesNotHaveDuplicates()
        .extracting(span -> span.path("name").asText())
        .containsExactlyInAnyOrder(
            "forking", "Both", "Left", "Right", "Many", "Nap", "Nap", "Step", "Step");
    assertThat(nanos(span("Many"), "start")).isGreaterThanOrEqualTo(nanos(span("Both"), "end"));
    assertThat(nanos(span("Many"), "end")).isGreaterThanOrEqualTo(nanos(span("Nap"), "end"));
  }

  /** What says that it is not sampled has no spans; AWS X-Ray's form is understood as well. */
  @Test
  void shouldLeaveOutWhatNobodyWantsToSee() {
    Workflows flows = new Workflows(sfn);
    String machine = flows.machine("quiet", Workflows.pass("x"));
    String root = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=";
    sfn.startExecution(r -> r.stateMachineArn(machine).traceHeader(root + "0"));
    String other = flows.machine("loud", Workflows.pass("x"));
    sfn.startExecution(r -> r.stateMachineArn(other).traceHeader(root + "1"));

    assertThat(span("loud").path("traceId").asText()).isEqualTo("5759e988bd862e3fe1be46a994272793");
    assertThat(SPANS).noneMatch(span -> span.path("name").asText().equals("quiet"));
  }
}
