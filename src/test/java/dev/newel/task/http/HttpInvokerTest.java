package dev.newel.task.http;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.newel.asl.data.Json;
import dev.newel.aws.Home;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.task.HttpExchange;
import dev.newel.task.TaskOwner;
import dev.newel.task.TaskTrace;
import dev.newel.task.Wiretap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(VertxExtension.class)
class HttpInvokerTest {

  private static final TaskOwner EXECUTION =
      TaskOwner.of(new ExecutionKey(Home.of("us-east-1", "000000000000"), "machine", "run"));

  private static final String CONNECTIONS =
      """
      {"key": {"AuthorizationType": "API_KEY", "AuthParameters": {
         "ApiKeyAuthParameters": {"ApiKeyName": "X-Key", "ApiKeyValue": "secret"}}},
       "basic": {"AuthorizationType": "BASIC", "AuthParameters": {
         "BasicAuthParameters": {"Username": "u", "Password": "secret"}}},
       "more": {"AuthorizationType": "API_KEY", "AuthParameters": {
         "ApiKeyAuthParameters": {"ApiKeyName": "X-Key", "ApiKeyValue": "secret"},
         "InvocationHttpParameters": {
           "HeaderParameters": [{"Key": "X-More", "Value": "h"}],
           "QueryStringParameters": [{"Key": "q", "Value": "of connection"}],
           "BodyParameters": [{"Key": "b", "Value": "of connection"}]}}},
       "oauth": {"AuthorizationType": "OAUTH_CLIENT_CREDENTIALS", "AuthParameters": {
         "OAuthParameters": {"AuthorizationEndpoint": "%s/token", "HttpMethod": "POST",
           "ClientParameters": {"ClientID": "i", "ClientSecret": "secret"}}}}}
      """;

  @TempDir Path folder;

  private final Vertx vertx;
  private final AtomicInteger tokens = new AtomicInteger();
  private final String url;
  private Connections connections = Connections.NONE;
  private TaskOwner execution = EXECUTION;

  HttpInvokerTest(Vertx vertx) {
    this.vertx = vertx;
    HttpServer server =
        await(
            vertx
                .createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> answer(request, body)))
                .listen(0, "127.0.0.1"));
    this.url = "http://127.0.0.1:" + server.actualPort();
  }

  @BeforeEach
  void readConnections() throws IOException {
    Path file = folder.resolve("connections.json");
    Files.writeString(file, CONNECTIONS.formatted(url));
    connections = Connections.read(file);
  }

  private void answer(HttpServerRequest request, Buffer body) {
    String authorization = request.getHeader("Authorization");
    switch (request.path()) {
      case "/token" ->
          request.response().end("{\"access_token\":\"t%d\"}".formatted(tokens.incrementAndGet()));
      case "/broken" -> request.response().setStatusCode(503).end("sorry");
      case "/image" -> request.response().putHeader("Content-Type", "image/png").end("png");
      case "/large" -> request.response().end("x".repeat(2_000));
      case "/redirect" -> request.response().setStatusCode(302).putHeader("Location", url).end();
      case "/second" -> {
        boolean known = "Bearer t2".equals(authorization);
        request.response().setStatusCode(known ? 200 : 401).end("\"in\"");
      }
      default -> {
        JsonObject headers = new JsonObject();
        request.headers().forEach((name, value) -> headers.put(name, value));
        request
            .response()
            .putHeader("Content-Type", "application/json")
            .end(
                new JsonObject()
                    .put("method", request.method().name())
                    .put("uri", request.uri())
                    .put("headers", headers)
                    .put("body", body.toString())
                    .toBuffer());
      }
    }
  }

  private Stimulus call(boolean privateAddresses, String path, String connection, String more) {
    return call(privateAddresses, path, connection, more, Wiretap.NONE);
  }

  private Stimulus call(
      boolean privateAddresses, String path, String connection, String more, Wiretap wiretap) {
    HttpInvoker invoker =
        new HttpInvoker(vertx, connections, null, privateAddresses, 10, 1_000, Clock.systemUTC());
    String arguments =
        "{'ApiEndpoint':'%s','Method':'POST','InvocationConfig':{'ConnectionArn':'arn:aws:events:us-east-1:000000000000:connection/%s/id'}%s}"
            .formatted(path.startsWith("/") ? url + path : path, connection, more)
            .replace('\'', '"');
    Stimulus fact =
        await(
            invoker.invoke(
                execution,
                new Effect.CallService(3, 7, "http", "invoke", Json.ofTrusted(arguments), null),
                wiretap));
    await(invoker.close());
    return fact;
  }

  /** What the server was sent. */
  private JsonObject sent(String connection, String more) {
    Stimulus fact = call(true, "/path", connection, more);
    assertThat(fact).isInstanceOf(Stimulus.TaskSucceeded.class);
    Json output = ((Stimulus.TaskSucceeded) fact).output();
    assertThat(output.node().path("StatusCode").asInt()).isEqualTo(200);
    assertThat(output.node().path("StatusText").asText()).isEqualTo("OK");
    return new JsonObject(output.node().path("ResponseBody").toString());
  }

  private void assertFails(Stimulus fact, String error) {
    assertThat(fact)
        .isInstanceOfSatisfying(
            Stimulus.TaskFailed.class,
            failed -> {
              assertThat(failed.error()).isEqualTo(error);
              assertThat(failed.cause()).doesNotContain("secret");
            });
  }

  @Test
  void shouldTellTheTraceUnlessTheStateTellsOne() {
    assertThat(sent("basic", "").getJsonObject("headers").containsKey("traceparent")).isFalse();

    execution = EXECUTION.in(new TaskTrace("00-w3c", "Root=x"));

    assertThat(sent("basic", "").getJsonObject("headers"))
        .contains(Map.entry("traceparent", "00-w3c"), Map.entry("X-Amzn-Trace-Id", "Root=x"));
    assertThat(
            sent("basic", ",'Headers':{'Traceparent':'mine'}")
                .getJsonObject("headers")
                .fieldNames())
        .contains("Traceparent")
        .doesNotContain("traceparent");
  }

  @Test
  void shouldSendWhatTheStateSays() {
    JsonObject sent =
        sent(
            "key",
            ",'Headers':{'X-Own':['1']},'QueryParameters':{'a':'b c','l':[1,2]},"
                + "'RequestBody':{'x':1}");

    assertThat(sent.getString("method")).isEqualTo("POST");
    assertThat(sent.getString("uri")).isEqualTo("/path?a=b%20c&l=1&l=2");
    assertThat(sent.getString("body")).isEqualTo("{\"x\":1}");
    assertThat(sent.getJsonObject("headers").getMap())
        .containsEntry("X-Own", "1")
        .containsEntry("X-Key", "secret")
        .containsEntry("Content-Type", "application/json; charset=UTF-8")
        .containsEntry("User-Agent", "Amazon|StepFunctions|HttpInvoke|us-east-1")
        .containsEntry("Range", "bytes=0-262144");
  }

  @Test
  void shouldLetTheConnectionWin() {
    JsonObject sent =
        sent("more", ",'QueryParameters':{'q':'own'},'RequestBody':{'b':'own','c':1}");

    assertThat(sent.getString("uri")).isEqualTo("/path?q=of%20connection");
    assertThat(sent.getString("body")).isEqualTo("{\"b\":\"of connection\",\"c\":1}");
    assertThat(sent.getJsonObject("headers").getString("X-More")).isEqualTo("h");
    assertFails(call(true, "/path", "more", ",'RequestBody':'text'"), "States.Runtime");
  }

  @Test
  void shouldAuthoriseByPassword() {
    assertThat(sent("basic", "").getJsonObject("headers").getString("Authorization"))
        .isEqualTo("Basic dTpzZWNyZXQ=");
  }

  @Test
  void shouldAuthoriseByATokenAndGetItAnewOnce() {
    assertThat(call(true, "/second", "oauth", "")).isInstanceOf(Stimulus.TaskSucceeded.class);
    assertThat(tokens).hasValue(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "INDICES | a%5B0%5D=x&a%5B1%5D=y&m%5Bk%5D=v%20w",
        "REPEAT | a=x&a=y&m%5Bk%5D=v%20w",
        "COMMAS | a=x%2Cy&m%5Bk%5D=v%20w",
        "BRACKETS | a%5B%5D=x&a%5B%5D=y&m%5Bk%5D=v%20w",
      })
  void shouldEncodeForms(String format, String expected) {
    JsonObject sent =
        sent(
            "key",
            ",'RequestBody':{'a':['x','y'],'m':{'k':'v w'}},'Transform':{'RequestBodyEncoding':"
                + "'URL_ENCODED','RequestEncodingOptions':{'ArrayFormat':'"
                + format
                + "'}}");

    assertThat(sent.getString("body")).isEqualTo(expected);
  }

  @Test
  void shouldFailAsAwsDoes() {
    assertFails(call(true, "/broken", "key", ""), "States.Http.StatusCode.503");
    assertFails(call(true, "/redirect", "key", ""), "States.Http.StatusCode.302");
    assertFails(call(true, "/image", "key", ""), "States.Runtime");
    assertFails(call(true, "/large", "key", ""), "States.DataLimitExceeded");
    assertFails(call(true, "http://127.0.0.1:1", "key", ""), "States.Http.Socket");
    assertFails(call(true, "/path", "none", ""), "Events.ConnectionResource.ResourceNotFound");
  }

  /** What a wiretap hears of a call whose answer repeats all that was sent. */
  private HttpExchange hear(boolean reveals) {
    AtomicReference<@Nullable HttpExchange> heard = new AtomicReference<>();
    Wiretap wiretap =
        new Wiretap() {
          @Override
          public boolean revealsSecrets() {
            return reveals;
          }

          @Override
          public void heard(HttpExchange exchange) {
            heard.set(exchange);
          }
        };
    call(true, "/path", "more", ",'QueryParameters':{'a':1},'RequestBody':{'c':1}", wiretap);
    return Objects.requireNonNull(heard.get());
  }

  @Test
  void shouldTellAWiretapWhatWasSentAndCameBack() {
    HttpExchange heard = hear(true);

    assertThat(heard.protocol()).isEqualTo("http");
    assertThat(heard.request().method()).isEqualTo("POST");
    assertThat(heard.request().url()).isEqualTo(url + "/path?a=1&q=of%20connection");
    assertThat(heard.request().headers()).contains("X-Key: secret", "X-More: h");
    assertThat(heard.request().body()).isEqualTo("{\"c\":1,\"b\":\"of connection\"}");
    HttpExchange.Answer answer = Objects.requireNonNull(heard.answer());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.message()).isEqualTo("OK");
    assertThat(answer.headers()).contains("Content-Type: application/json");
    assertThat(answer.body()).contains("secret");
  }

  @Test
  void shouldKeepTheSecretsOfAConnectionFromAWiretap() {
    HttpExchange heard = hear(false);

    assertThat(heard.request().url()).isEqualTo(url + "/path?a=1");
    assertThat(heard.request().body()).isEqualTo("{\"c\":1}");
    assertThat(heard.toString()).doesNotContain("secret", "of connection", "of%20connection");
    assertThat(heard.answer())
        .extracting(HttpExchange.Answer::body, STRING)
        .contains("\"X-Key\":\"*****\"");
  }

  @ParameterizedTest
  @CsvSource({
    "https://127.0.0.1/",
    "https://localhost/",
    "https://10.0.0.1/",
    "https://192.168.1.1/",
    "https://169.254.169.254/latest/meta-data",
    "https://100.64.0.1/",
    "https://[::1]/",
    "https://[fd00::1]/",
    "https://[::ffff:127.0.0.1]/",
    "https://0.0.0.0/",
    "http://8.8.8.8/",
    "file:///etc/passwd",
  })
  void shouldRefuseWhatIsNotOnTheOpenNet(String endpoint) {
    assertFails(call(false, endpoint, "key", ""), "States.Runtime");
  }
}
