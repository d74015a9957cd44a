package dev.newel.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.Json;
import dev.newel.aws.Home;
import dev.newel.aws.client.AwsCall;
import dev.newel.aws.client.CallResult;
import dev.newel.aws.client.wire.WireAnswer;
import dev.newel.aws.model.ServiceModels;
import dev.newel.engine.status.StatusChange;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.testing.ManualVertx;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventBridgeListenerTest {

  private static final ServiceModels MODELS = ServiceModels.bundled();

  private final ManualVertx vertx = new ManualVertx();
  private final List<AwsCall> calls = new ArrayList<>();
  private final List<Promise<CallResult>> answers = new ArrayList<>();
  private final EventBridgeListener listener;

  EventBridgeListenerTest() {
    // remembered from here on, as it is once the first event was put
    assertThat(MODELS.find("eventbridge")).isPresent();
    listener =
        new EventBridgeListener(
            vertx.vertx(),
            new PutEvents(
                vertx.vertx(),
                MODELS,
                call -> {
                  calls.add(call);
                  answers.add(Promise.promise());
                  return answers.get(answers.size() - 1).future();
                },
                "orders",
                "aws.states"));
  }

  private Future<Void> tell(String name, String region, String input) {
    ExecutionKey key = new ExecutionKey(Home.of(region, "000000000000"), "m", name);
    ExecutionStart start =
        new ExecutionStart(
            key, key.arn(), key.machineArn(), "role", "1", Json.ofTrusted(input), 1, null, null);
    return listener.tell(new StatusChange(start, null));
  }

  private List<Future<Void>> tell(int count) {
    return IntStream.range(0, count).mapToObj(i -> tell("e" + i, "us-east-1", "{}")).toList();
  }

  private static JsonNode entries(AwsCall call) {
    return call.arguments().path("Entries");
  }

  /** Answers a call: its events were put, but the one of this number. */
  private void answer(int call, int failed) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < entries(calls.get(call)).size(); i++) {
      ObjectNode entry = result.withArray("Entries").addObject();
      if (i == failed) {
        entry.put("ErrorCode", "InternalFailure").put("ErrorMessage", "later");
      } else {
        entry.put("EventId", "id");
      }
    }
    answers
        .get(call)
        .complete(new CallResult.Answered(result, new WireAnswer(200, List.of(), new byte[0])));
  }

  @Test
  void shouldPutAnEvent() {
    Future<Void> told = tell("run", "eu-west-1", "{\"a\":1}");
    vertx.pass(20);

    assertThat(calls).hasSize(1);
    assertThat(calls.get(0).region()).isEqualTo("eu-west-1");
    JsonNode entry = entries(calls.get(0)).path(0);
    assertThat(entry.path("EventBusName").asText()).isEqualTo("orders");
    assertThat(entry.path("Source").asText()).isEqualTo("aws.states");
    assertThat(entry.path("Time").asText()).isEqualTo("1970-01-01T00:00:00Z");
    assertThat(entry.path("DetailType").asText())
        .isEqualTo("Step Functions Execution Status Change");
    assertThat(entry.path("Resources").path(0).asText())
        .isEqualTo("arn:aws:states:eu-west-1:000000000000:execution:m:run");
    assertThat(entry.path("Detail").asText()).contains("\"input\":\"{\\\"a\\\":1}\"");
    assertThat(told.isComplete()).isFalse();
    answer(0, -1);
    assertThat(told.succeeded()).isTrue();
  }

  @Test
  void shouldPutTenWithEachCallAndTwoCallsAtOnce() {
    List<Future<Void>> told = tell(35);
    vertx.pass(20);
    assertThat(calls).hasSize(2);
    answer(0, -1);
    answer(1, -1);
    vertx.pass(20);
    answer(2, -1);
    answer(3, -1);

    assertThat(calls).extracting(call -> entries(call).size()).containsExactly(10, 10, 10, 5);
    assertThat(told).allMatch(Future::succeeded);
  }

  @Test
  void shouldTellWhichEventsWereNotPut() {
    List<Future<Void>> told = tell(3);
    vertx.pass(20);
    answer(0, 1);

    assertThat(told).extracting(Future::succeeded).containsExactly(true, false, true);
    assertThat(told.get(1).cause()).hasMessage("InternalFailure: later");
  }

  @Test
  void shouldFailAllEventsOfACallThatFails() {
    List<Future<Void>> told = tell(3);
    vertx.pass(20);
    answers.get(0).complete(new CallResult.Unreachable("EventBridge.SdkClientException", "away"));

    assertThat(told).allMatch(Future::failed);
    assertThat(told.get(2).cause()).hasMessage("EventBridge.SdkClientException: away");
  }

  @Test
  void shouldPutEventsOfEachRegionThere() {
    tell("a", "us-east-1", "{}");
    tell("b", "us-west-2", "{}");
    vertx.pass(20);

    assertThat(calls).extracting(AwsCall::region).containsExactly("us-east-1", "us-west-2");
  }

  @Test
  void shouldKeepCallsBelowWhatAwsTakes() {
    String large = "\"" + "x".repeat(150_000) + "\"";
    tell("a", "us-east-1", large);
    tell("b", "us-east-1", large);
    vertx.pass(20);

    assertThat(calls).hasSize(2);
  }

  @Test
  void shouldTakeNoMoreThanItCanHold() {
    List<Future<Void>> told = tell(6_000);

    assertThat(told.stream().filter(Future::failed).count()).isBetween(900L, 1_000L);
  }
}
