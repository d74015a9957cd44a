package dev.newel.task.bus;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.parse.Definitions;
import dev.newel.bus.Addresses;
import dev.newel.interpreter.RunningMachine;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.task.TaskOwner;
import dev.newel.task.TaskTrace;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
class BusInvokerTest {

  private static final TaskOwner RUN =
      TaskOwner.of(new ExecutionKey(RunningMachine.HOME, "machine", "run"));

  private Vertx vertx;
  private final List<Message<Object>> received = new CopyOnWriteArrayList<>();

  @BeforeEach
  void use(Vertx given) {
    vertx = given;
  }

  private void consume(Consumer<Message<Object>> consumer) {
    vertx
        .eventBus()
        .consumer(
            "a",
            message -> {
              received.add(message);
              consumer.accept(message);
            });
  }

  private Stimulus call(String action, String arguments) {
    return call(RUN, action, arguments);
  }

  private Stimulus call(TaskOwner run, String action, String arguments) {
    Effect.CallService call =
        new Effect.CallService(3, 71, "bus", action, Definitions.json(arguments), null);
    return await(new BusInvoker(vertx.eventBus(), 100).invoke(run, call));
  }

  private String result(String action, String arguments) {
    Stimulus answer = call(action, arguments);
    assertThat(answer).isInstanceOf(Stimulus.TaskSucceeded.class);
    return ((Stimulus.TaskSucceeded) answer).output().text();
  }

  private String failure(String action, String arguments) {
    Stimulus answer = call(action, arguments);
    assertThat(answer).isInstanceOf(Stimulus.TaskFailed.class);
    Stimulus.TaskFailed failed = (Stimulus.TaskFailed) answer;
    return failed.error() + ": " + failed.cause();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'b':{'c':[1,2.5,null]}}",
        "[1]",
        "'text'",
        "7",
        "12345678901",
        "1.5",
        "true",
        "null"
      })
  void shouldCarryJsonBothWays(String body) {
    consume(message -> message.reply(message.body()));

    assertThat(result("request", "{'Address':'a','Body':" + body + "}"))
        .isEqualTo(body.replace('\'', '"'));
  }

  @Test
  void shouldSendTypesOfVertx() {
    consume(message -> message.reply(null));

    result("request", "{'Address':'a','Body':{'b':1},'Headers':{'h':'v'}}");
    result("request", "{'Address':'a','Body':[1]}");
    result("request", "{'Address':'a','Body':'t'}");
    result("request", "{'Address':'a','Body':1000000000000000000000000000000}");
    result("request", "{'Address':'a'}");

    assertThat(received)
        .map(Message::body)
        .containsExactly(new JsonObject().put("b", 1), new JsonArray().add(1), "t", 1e30, null);
    assertThat(received.get(0).headers().get("h")).isEqualTo("v");
    assertThat(received.get(0).headers().get(Addresses.TASK))
        .isEqualTo("arn:aws:states:us-east-1:000000000000:execution:machine:run 3-1z");
  }

  @Test
  void shouldTellTheTraceUnlessTheStateTellsOne() {
    consume(message -> message.reply(null));
    TaskOwner traced = RUN.in(new TaskTrace("00-w3c", "Root=x"));

    call(traced, "request", "{'Address':'a'}");
    call(traced, "request", "{'Address':'a','Headers':{'traceparent':'mine'}}");
    call(RUN, "request", "{'Address':'a'}");

    assertThat(received)
        .extracting(message -> message.headers().getAll("traceparent"))
        .containsExactly(List.of("00-w3c"), List.of("mine"), List.of());
    assertThat(received.get(0).headers().get("X-Amzn-Trace-Id")).isEqualTo("Root=x");
  }

  @Test
  void shouldSendToOneAndPublishToAll() {
    consume(message -> {});
    consume(message -> {});

    assertThat(result("send", "{'Address':'a','Body':1}")).isEqualTo("{}");
    assertThat(result("publish", "{'Address':'a','Body':2}")).isEqualTo("{}");
    assertThat(result("publish", "{'Address':'nobody'}")).isEqualTo("{}");

    org.awaitility.Awaitility.await().until(() -> received.size() == 3);
    assertThat(received).map(Message::body).containsExactlyInAnyOrder(1, 2, 2);
  }

  @Test
  void shouldHandOnWhatHasAToken() {
    consume(message -> message.reply("begun"));

    assertThat(call("request.waitForTaskToken", "{'Address':'a'}"))
        .isEqualTo(new Stimulus.TaskSubmitted(3, 71, Definitions.json("'begun'")));
    assertThat(call("send.waitForTaskToken", "{'Address':'a'}"))
        .isEqualTo(new Stimulus.TaskSubmitted(3, 71, Definitions.json("{}")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"request", "send", "request.waitForTaskToken"})
  void shouldSayWhereNobodyListens(String action) {
    assertThat(failure(action, "{'Address':'nobody'}"))
        .isEqualTo("Bus.NoHandlers: No consumer is registered at 'nobody'");
  }

  @Test
  void shouldSayWhatTheConsumerSays() {
    consume(message -> message.fail(404, "no such order"));

    assertThat(failure("request", "{'Address':'a'}")).isEqualTo("Bus.404: no such order");
  }

  @Test
  void shouldNotWaitForEver() {
    consume(message -> {});

    assertThat(failure("request", "{'Address':'a','TimeoutSeconds':1}"))
        .isEqualTo("Bus.Timeout: No reply came from 'a' within 1 s");
  }

  @Test
  void shouldRefuseRepliesThatAreNoJson() {
    vertx
        .eventBus()
        .registerDefaultCodec(
            Thread.State.class, new dev.newel.engine.message.LocalCodec<>(Thread.State.class));
    consume(message -> message.reply(Thread.State.NEW));

    assertThat(failure("request", "{'Address':'a'}"))
        .isEqualTo("Bus.UnsupportedReply: The reply from 'a' is no JSON");
  }

  @Test
  void shouldRefuseRepliesThatAreTooLarge() {
    consume(message -> message.reply(Objects.requireNonNull(message.body()).toString().repeat(10)));

    assertThat(result("request", "{'Address':'a','Body':'123456789'}")).hasSize(92);
    assertThat(failure("request", "{'Address':'a','Body':'1234567890'}"))
        .startsWith("States.DataLimitExceeded: The state/task 'bus' returned a result");
  }
}
