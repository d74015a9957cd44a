package dev.newel.task.lambda;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.aws.client.AwsCall;
import dev.newel.aws.client.CallResult;
import dev.newel.aws.client.Calls;
import dev.newel.task.TaskTrace;
import dev.newel.task.service.ScriptedServices;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
class ConfiguredFunctionsTest {

  private final Vertx vertx;
  private final FunctionRunner runner;
  private final ScriptedServices lambda = new ScriptedServices();
  private final ConfiguredFunctions functions;

  ConfiguredFunctionsTest(Vertx vertx) {
    this.vertx = vertx;
    this.runner = new FunctionRunner(vertx, 10);
    HttpServer server =
        await(
            vertx
                .createHttpServer()
                .requestHandler(
                    request ->
                        request
                            .body()
                            .onSuccess(
                                body ->
                                    request
                                        .response()
                                        .setStatusCode(request.path().equals("/broken") ? 500 : 200)
                                        .end(
                                            request.path().equals("/trace")
                                                ? Buffer.buffer(request.getHeader(TaskTrace.XRAY))
                                                : body)))
                .listen(0));
    String url = "http://127.0.0.1:" + server.actualPort();
    this.functions =
        new ConfiguredFunctions(
            new FunctionTable(
                Map.ofEntries(
                    Map.entry("web", new FunctionTarget.Url(URI.create(url + "/"))),
                    Map.entry("broken", new FunctionTarget.Url(URI.create(url + "/broken"))),
                    Map.entry("away", new FunctionTarget.Url(URI.create("http://127.0.0.1:1/"))),
                    Map.entry("trace", new FunctionTarget.Url(URI.create(url + "/trace"))),
                    Map.entry(
                        "printenv",
                        new FunctionTarget.Command(List.of("printenv", "_X_AMZN_TRACE_ID"))),
                    Map.entry("cat", new FunctionTarget.Command(List.of("cat"))),
                    Map.entry("false", new FunctionTarget.Command(List.of("ls", "/no/such/place"))),
                    Map.entry("sleep", new FunctionTarget.Command(List.of("sleep", "60"))),
                    Map.entry("missing", new FunctionTarget.Command(List.of("/no/such/command"))),
                    Map.entry("bus", new FunctionTarget.Address("function")),
                    Map.entry("nobody", new FunctionTarget.Address("nobody")))),
            runner,
            lambda);
  }

  @AfterEach
  void close() {
    await(runner.close());
  }

  private CallResult call(String arguments) {
    return await(functions.call(Calls.optimised("lambda", "invoke", arguments, "Lambda")));
  }

  private CallResult invoke(String function, String payload) {
    return call("{\"FunctionName\":\"%s\",\"Payload\":%s}".formatted(function, payload));
  }

  private static JsonNode result(CallResult result) {
    assertThat(result).isInstanceOf(CallResult.Answered.class);
    return ((CallResult.Answered) result).result();
  }

  private static FunctionFailure failure(CallResult result) {
    return Objects.requireNonNull(FunctionFailure.of(result(result), true));
  }

  @Test
  void shouldPostThePayload() {
    JsonNode result = result(invoke("web", "{\"a\":[1]}"));

    assertThat(result.path("Payload").asText()).isEqualTo("{\"a\":[1]}");
    assertThat(result.path("StatusCode").asInt()).isEqualTo(200);
    assertThat(result.path("ExecutedVersion").asText()).isEqualTo("$LATEST");
    assertThat(failure(invoke("broken", "{}")).error()).isEqualTo("Http.500");
    assertThat(failure(invoke("broken", "{\"errorType\":\"E\"}")).error()).isEqualTo("E");
  }

  @ParameterizedTest
  @ValueSource(strings = {"trace", "printenv", "bus"})
  void shouldTellAFunctionItsTrace(String function) {
    MessageConsumer<Object> consumer =
        vertx
            .eventBus()
            .consumer("function", message -> message.reply(message.headers().get(TaskTrace.XRAY)));
    AwsCall plain =
        Calls.optimised("lambda", "invoke", "{\"FunctionName\":\"" + function + "\"}", "Lambda");
    AwsCall traced =
        new AwsCall(
            plain.service(),
            plain.operation(),
            plain.arguments(),
            plain.dialect(),
            plain.errorPrefix(),
            plain.region(),
            plain.id(),
            null,
            plain.timeout(),
            plain.mostBytes(),
            new TaskTrace("00-w3c", "Root=x").headers());

    CallResult called = await(functions.call(traced));
    await(consumer.unregister());
    assertThat(result(called).path("Payload").asText()).contains("Root=x");
  }

  @Test
  void shouldGiveACommandThePayload() {
    assertThat(result(invoke("cat", "{\"a\":\"ä\"}")).path("Payload").asText())
        .isEqualTo("{\"a\":\"ä\"}");
    assertThat(failure(invoke("false", "1")))
        .satisfies(
            failed -> assertThat(failed.error()).isEqualTo("Runtime.ExitError"),
            failed -> assertThat(failed.cause()).contains("/no/such/place"));
  }

  @Test
  void shouldReadNoMoreOfACommandThanMayBe() {
    assertThat(invoke("cat", "\"" + "x".repeat(2_000) + "\""))
        .isEqualTo(new CallResult.TooLarge(1_000));
  }

  @Test
  void shouldEndACommandThatTakesTooLong() {
    AwsCall call = Calls.optimised("lambda", "invoke", "{\"FunctionName\":\"sleep\"}", "Lambda");
    AwsCall hurried =
        new AwsCall(
            call.service(),
            call.operation(),
            call.arguments(),
            call.dialect(),
            call.errorPrefix(),
            call.region(),
            call.id(),
            null,
            Duration.ofMillis(200),
            1_000);

    assertThat(failure(await(functions.call(hurried))).error()).isEqualTo("Sandbox.Timedout");
  }

  @Test
  void shouldAskTheEventBus() {
    vertx
        .eventBus()
        .consumer(
            "function",
            (Message<JsonObject> message) -> {
              if (message.body().containsKey("fail")) {
                message.fail(3, "not so");
              } else {
                message.reply(message.body().put("b", 2));
              }
            });

    assertThat(result(invoke("bus", "{\"a\":1}")).path("Payload").asText())
        .isEqualTo("{\"a\":1,\"b\":2}");
    assertThat(failure(invoke("bus", "{\"fail\":true}")))
        .satisfies(
            failed -> assertThat(failed.error()).isEqualTo("Bus.RECIPIENT_FAILURE"),
            failed -> assertThat(failed.cause()).contains("not so"));
    assertThat(failure(invoke("nobody", "{}")).error()).isEqualTo("Bus.NO_HANDLERS");
  }

  @Test
  void shouldFailAsTheClientDoesWhereNothingAnswers() {
    for (String function : List.of("away", "missing")) {
      assertThat(invoke(function, "{}"))
          .isInstanceOfSatisfying(
              CallResult.Unreachable.class,
              away -> assertThat(away.error()).isEqualTo("Lambda.SdkClientException"));
    }
  }

  @Test
  void shouldNotWaitForWhatIsOnlyBegun() {
    String event = "{\"FunctionName\":\"sleep\",\"InvocationType\":\"Event\"}";

    assertThat(result(call(event)).path("StatusCode").asInt()).isEqualTo(202);
    assertThat(result(call(event.replace("Event", "DryRun"))).path("StatusCode").asInt())
        .isEqualTo(204);
  }

  @Test
  void shouldAskLambdaForAllOtherFunctions() {
    invoke("other", "{}");

    assertThat(lambda.calls()).hasSize(1);
  }
}
