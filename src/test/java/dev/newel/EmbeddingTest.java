package dev.newel;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.newel.bus.Addresses;
import dev.newel.bus.NewelClient;
import dev.newel.bus.NewelClient.ActivityTask;
import dev.newel.testing.NewelServer;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An application that has Newel in its own process, and talks to it over the event bus. */
class EmbeddingTest {

  @RegisterExtension static final NewelServer NEWEL = new NewelServer(Duration.ofSeconds(60), true);

  private static final List<JsonObject> EVENTS = new CopyOnWriteArrayList<>();

  private static NewelClient client;

  @BeforeAll
  static void listen() {
    client = new NewelClient(NEWEL.vertx());
    await(
        NEWEL
            .vertx()
            .eventBus()
            .<JsonObject>consumer(Addresses.STATUS, message -> EVENTS.add(message.body()))
            .completion());
  }

  private static String activity(String name) {
    return await(client.call("CreateActivity", new JsonObject().put("name", name)))
        .getString("activityArn");
  }

  private static String machine(String name, String resource) {
    JsonObject task =
        new JsonObject().put("Type", "Task").put("Resource", resource).put("End", true);
    JsonObject definition =
        new JsonObject().put("StartAt", "T").put("States", new JsonObject().put("T", task));
    JsonObject input =
        new JsonObject()
            .put("name", name)
            .put("definition", definition.encode())
            .put("roleArn", NewelServer.ROLE);
    return await(client.call("CreateStateMachine", input)).getString("stateMachineArn");
  }

  @Test
  void shouldWorkAnActivityWithoutHttp() {
    String activity = activity("bus");
    String machine = machine("bus", activity);

    String execution = await(client.startExecution(machine, "e", new JsonObject().put("a", 1)));
    ActivityTask task = await(client.getActivityTask(activity, "verticle"));
    await(client.sendTaskHeartbeat(task.taskToken()));
    await(client.sendTaskSuccess(task.taskToken(), new JsonObject().put("b", 2)));

    assertThat(task.input()).isEqualTo("{\"a\":1}");
    JsonObject described = await(client.describeExecution(execution));
    assertThat(described.getString("status")).isEqualTo("SUCCEEDED");
    assertThat(described.getString("output")).isEqualTo("{\"b\":2}");
    JsonObject history =
        await(client.call("GetExecutionHistory", new JsonObject().put("executionArn", execution)));
    JsonObject started = history.getJsonArray("events").getJsonObject(3);
    assertThat(started.getJsonObject("activityStartedEventDetails").getString("workerName"))
        .isEqualTo("verticle");
  }

  @Test
  void shouldFailWithTheErrorOfTheApi() {
    assertThatThrownBy(() -> await(client.sendTaskHeartbeat("nonsense")))
        .isInstanceOfSatisfying(
            ReplyException.class,
            e -> {
              assertThat(e.failureCode()).isEqualTo(400);
              assertThat(e).hasMessage("InvalidToken: Invalid Token: 'Invalid token'");
            });
  }

  @Test
  void shouldPublishStatusChanges() {
    String activity = activity("events");
    String execution =
        await(client.startExecution(machine("events", activity), "e", new JsonObject()));
    String token = await(client.getActivityTask(activity, "w")).taskToken();
    await(client.sendTaskFailure(token, "E", "C"));

    await().until(() -> events(execution).size() == 2);

    JsonObject running = events(execution).get(0);
    JsonObject failed = events(execution).get(1);
    assertThat(running.getString("source")).isEqualTo("aws.states");
    assertThat(running.getString("detail-type"))
        .isEqualTo("Step Functions Execution Status Change");
    assertThat(running.getString("account")).isEqualTo("000000000000");
    assertThat(running.getString("region")).isEqualTo("us-east-1");
    assertThat(running.getJsonArray("resources")).isEqualTo(new JsonArray().add(execution));
    assertThat(Instant.parse(running.getString("time"))).isBefore(Instant.now());
    assertThat(running.getString("id")).isNotEqualTo(failed.getString("id"));
    JsonObject begun = running.getJsonObject("detail");
    assertThat(begun.getString("status")).isEqualTo("RUNNING");
    assertThat(begun.getString("input")).isEqualTo("{}");
    assertThat(begun.getLong("startDate")).isPositive();
    assertThat(begun.fieldNames()).contains("stopDate", "output", "error", "cause");
    assertThat(begun.getValue("stopDate")).isNull();
    JsonObject ended = failed.getJsonObject("detail");
    assertThat(ended.getString("status")).isEqualTo("FAILED");
    assertThat(ended.getString("error")).isEqualTo("E");
    assertThat(ended.getString("cause")).isEqualTo("C");
    assertThat(ended.getLong("stopDate")).isGreaterThanOrEqualTo(begun.getLong("startDate"));
  }

  @Test
  void shouldPublishBothChangesOfAnExecutionThatEndsAtOnce() {
    JsonObject definition =
        new JsonObject()
            .put("StartAt", "S")
            .put("States", new JsonObject().put("S", new JsonObject().put("Type", "Succeed")));
    JsonObject input =
        new JsonObject()
            .put("name", "at-once")
            .put("definition", definition.encode())
            .put("roleArn", NewelServer.ROLE);
    String machine = await(client.call("CreateStateMachine", input)).getString("stateMachineArn");

    String execution = await(client.startExecution(machine, "e", new JsonObject()));

    await().until(() -> events(execution).size() == 2);
    assertThat(events(execution))
        .extracting(event -> event.getJsonObject("detail").getString("status"))
        .containsExactly("RUNNING", "SUCCEEDED");
    assertThat(events(execution).get(1).getJsonObject("detail").getString("output"))
        .isEqualTo("{}");
  }

  private static List<JsonObject> events(String execution) {
    return EVENTS.stream()
        .filter(event -> event.getJsonArray("resources").contains(execution))
        .toList();
  }
}
