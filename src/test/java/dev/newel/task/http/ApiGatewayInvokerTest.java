package dev.newel.task.http;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.data.Json;
import dev.newel.aws.Home;
import dev.newel.aws.client.AddressedRequest;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.task.TaskOwner;
import dev.newel.task.http.ApiGatewayInvoker.RequestSigner;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.junit5.VertxExtension;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(VertxExtension.class)
class ApiGatewayInvokerTest {

  private static final TaskOwner EXECUTION =
      TaskOwner.of(new ExecutionKey(Home.of("us-east-1", "000000000000"), "machine", "run"));

  private static final String HOST = "api.execute-api.us-east-1.amazonaws.com";

  private final Vertx vertx;
  private final URI server;

  ApiGatewayInvokerTest(Vertx vertx) {
    this.vertx = vertx;
    HttpServer listening =
        await(vertx.createHttpServer().requestHandler(this::answer).listen(0, "127.0.0.1"));
    this.server = URI.create("http://127.0.0.1:" + listening.actualPort());
  }

  /** Tells what it was asked: method, host, URI, the headers X-H and Authorization, and body. */
  private void answer(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    request
        .body()
        .onSuccess(
            body -> {
              if (request.path().endsWith("/denied")) {
                response.setStatusCode(403).end("{\"message\":\"no\"}");
              } else {
                response
                    .putHeader(
                        "X-Asked",
                        request.method() + " " + request.authority().host() + " " + request.uri())
                    .putHeader("X-H", request.headers().getAll("X-H"))
                    .putHeader("X-Auth", String.valueOf(request.getHeader("Authorization")))
                    .end(body);
              }
            });
  }

  private Stimulus call(String action, String more, RequestSigner signer) {
    ApiGatewayInvoker invoker = new ApiGatewayInvoker(vertx, signer, server, false, 10, 1_000);
    String arguments =
        ("{'ApiEndpoint':'" + HOST + "','Method':'POST'" + more + "}").replace('\'', '"');
    Stimulus fact =
        await(
            invoker.invoke(
                EXECUTION,
                new Effect.CallService(
                    3, 7, "apigateway", action, Json.ofTrusted(arguments), "role")));
    await(invoker.close());
    return fact;
  }

  private Stimulus call(String more) {
    return call("invoke", more, (home, role, request) -> Future.failedFuture("not to be signed"));
  }

  private static Json output(Stimulus fact) {
    assertThat(fact).isInstanceOf(Stimulus.TaskSucceeded.class);
    return ((Stimulus.TaskSucceeded) fact).output();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`,'Path':'a b/c','Stage':'dev'`|POST " + HOST + " /dev/a%20b/c",
        "`,'Path':'/c/'`|POST " + HOST + " /c/",
        "`,'QueryParameters':{'q':['1','2']}`|POST " + HOST + " /?q=1&q=2",
      })
  void shouldAskForThePathUnderTheNameOfTheHost(String more, String asked) {
    assertThat(output(call(more)).node().at("/Headers/X-Asked/0").asText()).isEqualTo(asked);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'HelloWorld'|'HelloWorld'",
        "''|''",
        "{'a':1,'b':null,'c':[{'d':null}]}|{'a':1,'c':[{}]}",
      })
  void shouldSendTheBodyAsJsonWithoutNulls(String given, String received) {
    Json output = output(call(",'RequestBody':" + given));

    assertThat(output.node().path("ResponseBody"))
        .isEqualTo(Json.ofTrusted(received.replace('\'', '"')).node());
    assertThat(output.node().path("StatusCode").intValue()).isEqualTo(200);
    assertThat(output.node().path("StatusText").asText()).isEqualTo("OK");
  }

  @Test
  void shouldSendNullsWhereTheyAreAllowed() {
    assertThat(
            output(call(",'AllowNullValues':true,'RequestBody':{'b':null}"))
                .node()
                .path("ResponseBody")
                .has("b"))
        .isTrue();
  }

  @Test
  void shouldSendAllValuesOfAHeader() {
    assertThat(output(call(",'Headers':{'X-H':['1','2']}")).node().at("/Headers/X-H").toString())
        .isEqualTo("[\"1\",\"2\"]");
  }

  @Test
  void shouldFailByTheStatus() {
    assertThat(call(",'Path':'denied'"))
        .isEqualTo(new Stimulus.TaskFailed(3, 7, "ApiGateway.403", "{\"message\":\"no\"}"));
  }

  @Test
  void shouldSignWhereTheApiWantsToKnowTheCaller() {
    RequestSigner signer =
        (home, role, request) ->
            Future.succeededFuture(
                new AddressedRequest(
                    request.endpoint(),
                    request.request().withHeader("Authorization", "as " + role)));

    assertThat(
            output(call("invoke", ",'AuthType':'IAM_ROLE'", signer))
                .node()
                .at("/Headers/X-Auth/0")
                .asText())
        .isEqualTo("as role");
    assertThat(call(",'AuthType':'RESOURCE_POLICY'"))
        .isEqualTo(new Stimulus.TaskFailed(3, 7, "States.Permissions", "not to be signed"));
  }

  @Test
  void shouldHandTheWorkOnWhereATokenIsWaitedFor() {
    assertThat(
            call(
                "invoke.waitForTaskToken",
                "",
                (home, role, request) -> Future.failedFuture("not to be signed")))
        .isInstanceOf(Stimulus.TaskSubmitted.class);
  }

  @Test
  void shouldNotReachPrivateAddresses() {
    ApiGatewayInvoker invoker =
        new ApiGatewayInvoker(
            vertx,
            (home, role, request) -> Future.succeededFuture(request),
            null,
            false,
            10,
            1_000);
    Json arguments = Json.ofTrusted("{\"ApiEndpoint\":\"127.0.0.1\",\"Method\":\"GET\"}");

    assertThat(
            await(
                invoker.invoke(
                    EXECUTION,
                    new Effect.CallService(3, 7, "apigateway", "invoke", arguments, null))))
        .isEqualTo(
            new Stimulus.TaskFailed(
                3, 7, "States.Runtime", "The endpoint is at a private address"));
    await(invoker.close());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'ApiEndpoint':'h','Method':'GET','Headers':{'a':'b'}}"
            + "|The value of the field 'Headers' has an invalid format",
        "{'ApiEndpoint':'h','Method':'get'}|The value of the field 'Method' has an invalid format",
        "{'Method':'GET'}|The field 'ApiEndpoint' is required but was missing",
        "{'ApiEndpoint':'h','Method':'GET','Url':1}"
            + "|The field \"Url\" is not supported by Step Functions",
      })
  void shouldSayWhatItCannotUse(String arguments, String problem) {
    assertThat(ApiGatewayRules.ALL.problems(Json.ofTrusted(arguments.replace('\'', '"')).node()))
        .isEqualTo(List.of(problem));
  }
}
