package dev.newel.eventbridge;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newel.config.NewelConfig;
import dev.newel.testing.NewelServer;
import dev.newel.testing.Workflows;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A whole instance that puts status changes on an event bus, which is away at first. */
class StatusEventsAwayTest {

  private static final Vertx VERTX = Vertx.vertx();
  private static final List<JsonObject> PUT = new CopyOnWriteArrayList<>();
  private static volatile boolean isAway;

  private static final HttpServer EVENT_BRIDGE =
      await(
          VERTX
              .createHttpServer()
              .requestHandler(
                  request -> request.body().onSuccess(body -> answer(request, body.toJsonObject())))
              .listen(0, "127.0.0.1"));

  @RegisterExtension static final NewelServer NEWEL = new NewelServer(StatusEventsAwayTest::config);

  private static NewelConfig config() {
    return NewelConfig.builder()
        .httpPort(0)
        .awsVariables(Map.of("AWS_ACCESS_KEY_ID", "any", "AWS_SECRET_ACCESS_KEY", "any"))
        .set("eventbridge.endpoint", "http://127.0.0.1:" + EVENT_BRIDGE.actualPort())
        .set("eventbridge.event-bus", "default")
        .build();
  }

  private static void answer(HttpServerRequest request, JsonObject call) {
    if (isAway) {
      request.response().setStatusCode(503).end();
      return;
    }
    JsonArray results = new JsonArray();
    call.getJsonArray("Entries")
        .forEach(
            entry -> {
              PUT.add((JsonObject) entry);
              results.add(new JsonObject().put("EventId", "id"));
            });
    request
        .response()
        .putHeader("Content-Type", "application/x-amz-json-1.1")
        .end(new JsonObject().put("FailedEntryCount", 0).put("Entries", results).encode());
  }

  @AfterAll
  static void stop() {
    await(VERTX.close());
  }

  private static List<String> statuses(String execution) {
    return PUT.stream()
        .map(entry -> new JsonObject(entry.getString("Detail")))
        .filter(detail -> detail.getString("executionArn").equals(execution))
        .map(detail -> detail.getString("status"))
        .distinct()
        .toList();
  }

  @Test
  void shouldHoldUpNoExecutionAndLoseNoChange() {
    isAway = true;
    Workflows flows = new Workflows(NEWEL.sfn());
    String machine =
        flows.machine("m", "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Succeed\"}}}");
    String execution = flows.start(machine, "{}");
    flows.awaitStatus(execution, "SUCCEEDED");
    assertThat(statuses(execution)).isEqualTo(List.of());

    isAway = false;

    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(statuses(execution)).containsExactlyInAnyOrder("RUNNING", "SUCCEEDED"));
    assertThat(PUT.get(0).getString("EventBusName")).isEqualTo("default");
    assertThat(PUT.get(0).getString("Source")).isEqualTo("aws.states");
  }

  @Test
  void shouldTellAtOnceWhereItIsThere() {
    isAway = false;
    Workflows flows = new Workflows(NEWEL.sfn());
    String activity = flows.activity("a");
    String execution = flows.start(flows.taskMachine("t", activity), "{}");

    await().untilAsserted(() -> assertThat(statuses(execution)).containsExactly("RUNNING"));
    NEWEL.sfn().stopExecution(r -> r.executionArn(execution));
    await()
        .untilAsserted(() -> assertThat(statuses(execution)).containsExactly("RUNNING", "ABORTED"));
  }
}
