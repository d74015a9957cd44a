package dev.newel.task.sfn;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.data.Json;
import dev.newel.aws.Home;
import dev.newel.aws.model.ServiceModels;
import dev.newel.bus.Addresses;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.task.TaskOwner;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class StepFunctionsInvokerTest {

  private static final TaskOwner EXECUTION =
      TaskOwner.of(new ExecutionKey(Home.of("us-east-1", "000000000000"), "machine", "run"));

  private static final ServiceModels MODELS = ServiceModels.bundled();

  private final Vertx vertx;
  private final StepFunctionsInvoker invoker;
  private final Queue<Message<JsonObject>> asked = new ConcurrentLinkedQueue<>();

  StepFunctionsInvokerTest(Vertx vertx) {
    this.vertx = vertx;
    this.invoker = new StepFunctionsInvoker(vertx, MODELS);
  }

  private Stimulus call(String arguments, Consumer<Message<JsonObject>> api) {
    return call("startExecution", arguments, api);
  }

  private Stimulus call(String action, String arguments, Consumer<Message<JsonObject>> api) {
    MessageConsumer<JsonObject> consumer =
        vertx
            .eventBus()
            .localConsumer(
                Addresses.API,
                message -> {
                  asked.add(message);
                  api.accept(message);
                });
    Effect.CallService call =
        new Effect.CallService(3, 7, "aws-sdk:sfn", action, Json.ofTrusted(arguments), null);
    Stimulus fact = await(invoker.invoke(EXECUTION, call));
    await(consumer.unregister());
    return fact;
  }

  @Test
  void shouldAskTheApiWithNamesAsItHasThemAndDocumentsAsTexts() {
    call(
        "{\"StateMachineArn\":\"arn\",\"Input\":{\"Key\":[1]},\"Name\":\"n\"}",
        message -> message.reply(new JsonObject()));

    Message<JsonObject> message = asked.element();
    assertThat(message.headers().get(Addresses.ACTION)).isEqualTo("StartExecution");
    assertThat(message.headers().get(Addresses.INVOCATION_ID)).isEqualTo("task-7");
    assertThat(message.body())
        .isEqualTo(
            new JsonObject(
                """
                {"stateMachineArn":"arn","input":"{\\"Key\\":[1]}","name":"n"}
                """));
  }

  @Test
  void shouldAnswerAsTheSdkDoes() {
    Stimulus fact =
        call(
            "{}",
            message ->
                message.reply(new JsonObject("{\"executionArn\":\"arn\",\"startDate\":1.5}")));

    assertThat(fact)
        .isEqualTo(
            new Stimulus.TaskSucceeded(
                3,
                7,
                Json.ofTrusted(
                    "{\"ExecutionArn\":\"arn\",\"StartDate\":\"1970-01-01T00:00:01.500Z\"}")));
  }

  @Test
  void shouldNameTimesAndMembersAtAnyDepthAsTheModelDoes() {
    Stimulus.TaskSucceeded fact =
        (Stimulus.TaskSucceeded)
            call(
                "getExecutionHistory",
                "{\"ExecutionArn\":\"arn\"}",
                message ->
                    message.reply(
                        new JsonObject(
                            "{\"events\":[{\"timestamp\":1.5,\"type\":\"ExecutionStarted\"}]}")));

    assertThat(fact.output())
        .isEqualTo(
            Json.ofTrusted(
                "{\"Events\":[{\"Timestamp\":\"1970-01-01T00:00:01.500Z\","
                    + "\"Type\":\"ExecutionStarted\"}]}"));
  }

  @Test
  void shouldLeaveTheEndToWhoHasTheToken() {
    Stimulus fact =
        call(
            "startExecution.waitForTaskToken",
            "{}",
            message -> message.reply(new JsonObject("{\"executionArn\":\"arn\"}")));

    assertThat(asked.element().headers().get(Addresses.ACTION)).isEqualTo("StartExecution");
    assertThat(fact)
        .isEqualTo(new Stimulus.TaskSubmitted(3, 7, Json.ofTrusted("{\"ExecutionArn\":\"arn\"}")));
  }

  @Test
  void shouldFailWithTheErrorsOfTheSdk() {
    Stimulus.TaskFailed fact =
        (Stimulus.TaskFailed)
            call("{}", message -> message.fail(400, "ExecutionAlreadyExists: It is there"));

    assertThat(fact.error()).isEqualTo("Sfn.ExecutionAlreadyExistsException");
    assertThat(fact.cause())
        .startsWith("It is there (Service: Sfn, Status Code: 400, Request ID: ");
  }
}
