package dev.newel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.aws.ServiceError.TaskTimedOut;
import dev.newel.aws.ServiceException;
import dev.newel.bus.ActionReply;
import dev.newel.bus.ActionRequest;
import dev.newel.bus.Addresses;
import dev.newel.bus.NewelClient;
import dev.newel.engine.message.LocalCodec;
import dev.newel.testing.LogRecords;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusDoorTest {

  /** One of the actions has a defect, which is logged. */
  @RegisterExtension static final LogRecords SAID = new LogRecords("dev.newel.api", Level.SEVERE);

  private final BlockingQueue<ActionCall> calls = new LinkedBlockingQueue<>();
  private final BlockingQueue<Promise<ObjectNode>> stops = new LinkedBlockingQueue<>();
  private TestApi server;
  private NewelClient client;

  @BeforeEach
  void start() {
    Action failing = call -> Future.failedFuture(new ServiceException(TaskTimedOut.GONE));
    Action broken =
        call -> {
          throw new IllegalStateException("a defect");
        };
    server =
        new TestApi(
            Map.of(
                "StartExecution", call -> keep(call, "executionArn", "e"),
                "DescribeExecution", call -> keep(call, "status", "RUNNING"),
                "GetActivityTask", call -> keep(call, "ignored", ""),
                "SendTaskSuccess", failing,
                "SendTaskFailure", call -> keep(call, "ignored", ""),
                "ListActivities", broken,
                "StopExecution", call -> hold()));
    client = new NewelClient(server.vertx);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Future<ObjectNode> hold() {
    Promise<ObjectNode> answer = Promise.promise();
    stops.add(answer);
    return answer.future();
  }

  private Future<ObjectNode> keep(ActionCall call, String member, String value) {
    calls.add(call);
    return Future.succeededFuture(JsonNodeFactory.instance.objectNode().put(member, value));
  }

  @Test
  void shouldCallActions() throws InterruptedException {
    JsonObject input = new JsonObject().put("a", 1);

    assertThat(client.startExecution("m", "n", input).await()).isEqualTo("e");

    ActionCall call = calls.take();
    assertThat(call.action()).isEqualTo("StartExecution");
    assertThat(call.input().toString())
        .isEqualTo("{\"stateMachineArn\":\"m\",\"input\":\"{\\\"a\\\":1}\",\"name\":\"n\"}");
    assertThat(call.isClientGone()).isFalse();
    assertThat(client.describeExecution("e").await().getString("status")).isEqualTo("RUNNING");
  }

  @Test
  void shouldGiveNoTaskAsNull() {
    assertThat(client.getActivityTask("a", "w").await()).isNull();
  }

  @Test
  void shouldSendAFailure() throws InterruptedException {
    client.sendTaskFailure("t", "E", "c").await();

    assertThat(calls.take().input().toString())
        .isEqualTo("{\"taskToken\":\"t\",\"error\":\"E\",\"cause\":\"c\"}");
  }

  @Test
  void shouldFailWithTheErrorOfAws() {
    assertThatThrownBy(() -> client.sendTaskSuccess("t", new JsonObject()).await())
        .isInstanceOfSatisfying(
            ReplyException.class,
            e -> {
              assertThat(e.failureType()).isEqualTo(ReplyFailure.RECIPIENT_FAILURE);
              assertThat(e.failureCode()).isEqualTo(400);
              assertThat(e)
                  .hasMessage(
                      "TaskTimedOut: Task Timed Out: 'Provided task does not exist anymore'");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "Nope, 400, UnknownOperationException: ",
    "DescribeExecution, 400, ValidationException: 1 validation error detected: ",
    "ListActivities, 500, InternalFailure: "
  })
  void shouldFailAsHttpWould(String action, int status, String message) {
    assertThatThrownBy(() -> client.call(action, new JsonObject()).await())
        .isInstanceOfSatisfying(
            ReplyException.class,
            e -> {
              assertThat(e.failureCode()).isEqualTo(status);
              assertThat(e.getMessage()).startsWith(message);
            });
  }

  @Test
  void shouldRefuseMessagesThatAreNoRequests() {
    EventBus bus = server.vertx.eventBus();
    DeliveryOptions named = new DeliveryOptions().addHeader(Addresses.ACTION, "StartExecution");

    assertThatThrownBy(() -> bus.request(Addresses.API, new JsonObject()).await())
        .hasMessageStartingWith("UnknownOperationException: ");
    assertThatThrownBy(() -> bus.request(Addresses.API, "text", named).await())
        .hasMessageStartingWith("SerializationException: ");
  }

  @Test
  void shouldCallInTheConfiguredHomeUnlessAnotherIsNamed() throws InterruptedException {
    client.describeExecution("e").await();
    client.withAccount("000000000002").describeExecution("e").await();
    client.withRegion("eu-west-1").describeExecution("e").await();
    client.withRegion("eu-west-1").withAccount("000000000002").describeExecution("e").await();

    assertThat(List.of(calls.take(), calls.take(), calls.take(), calls.take()))
        .extracting(call -> call.home().text())
        .containsExactly(
            "000000000000/us-east-1",
            "000000000002/us-east-1",
            "000000000000/eu-west-1",
            "000000000002/eu-west-1");
  }

  @ParameterizedTest
  @CsvSource({
    "2, eu-west-1, The header aws-account must have twelve digits",
    "'', eu-west-1, The header aws-account must have twelve digits",
    "000000000002, EU, The header aws-region must name a region",
    "000000000002, a/b, The header aws-region must name a region"
  })
  void shouldRefuseAHomeThatCannotBe(String account, String region, String message) {
    NewelClient other = client.withAccount(account).withRegion(region);

    assertThatThrownBy(() -> other.describeExecution("e").await())
        .hasMessage("ValidationException: " + message);
  }

  @Test
  void shouldHandRequestsOfTheProcessOverByReference() throws InterruptedException {
    EventBus bus = server.vertx.eventBus();
    bus.registerDefaultCodec(ActionRequest.class, new LocalCodec<>(ActionRequest.class));
    bus.registerDefaultCodec(ActionReply.class, new LocalCodec<>(ActionReply.class));
    ObjectNode input = JsonNodeFactory.instance.objectNode().put("stateMachineArn", "m");

    ActionReply reply =
        bus.<ActionReply>request(Addresses.API, new ActionRequest("StartExecution", input))
            .await()
            .body();

    assertThat(reply.output().get("executionArn").textValue()).isEqualTo("e");
    assertThat(calls.take().input()).isSameAs(input);
  }

  @Test
  void shouldHaveAnAnswerBearTheHeadersThatItIsTold() {
    Action told =
        call -> {
          call.client().tell("traceparent", "00-trace");
          return TestApi.ECHO.perform(call);
        };
    DeliveryOptions named = new DeliveryOptions().addHeader(Addresses.ACTION, "ListActivities");
    try (TestApi api = new TestApi(Map.of("ListActivities", told))) {
      EventBus bus = api.vertx.eventBus();

      assertThat(
              bus.request(Addresses.API, new JsonObject(), named)
                  .await()
                  .headers()
                  .get("traceparent"))
          .isEqualTo("00-trace");
    }
  }

  @Test
  void shouldAnswerWhatIsUnderWayWhenItStops() throws InterruptedException {
    Future<JsonObject> answer =
        client.call("StopExecution", new JsonObject().put("executionArn", "e"));
    Promise<ObjectNode> held = stops.take();
    Vertx vertx = server.vertx;

    Future<Void> stopped = vertx.undeploy(vertx.deploymentIDs().iterator().next());
    await()
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> client.call("x", new JsonObject()).await())
                    .hasMessageStartingWith("No handlers for address"));
    assertThat(stopped.isComplete()).isFalse();
    held.complete(JsonNodeFactory.instance.objectNode());

    assertThat(answer.await()).isEmpty();
    stopped.await();
  }

  @Test
  void shouldKeepLocalMessagesOffTheWire() {
    LocalCodec<ActionReply> codec = new LocalCodec<>(ActionReply.class);
    assertThatThrownBy(() -> codec.decodeFromWire(0, Buffer.buffer()))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
