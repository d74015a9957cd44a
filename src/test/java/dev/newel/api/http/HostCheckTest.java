package dev.newel.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.api.BusActions;
import dev.newel.api.Protection;
import dev.newel.api.TestApi;
import dev.newel.api.action.RefusalWatch.Refused;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostCheckTest {

  private static TestApi server;

  @BeforeAll
  static void start() {
    server = server("newel.example", "x.newel.example");
  }

  private static TestApi server(String... allowed) {
    return new TestApi(
        Map.of("ListExecutions", TestApi.ECHO),
        new ApiOptions(
            TestApi.HOME,
            "127.0.0.1",
            0,
            Set.of(allowed),
            4096,
            true,
            null,
            false,
            Duration.ofSeconds(60)));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost:8083",
        "LOCALHOST",
        "localhost.:8083",
        "sync-localhost:8083",
        "newel.localhost",
        "127.0.0.1:8083",
        "sync-127.0.0.1:8083",
        "10.0.3.7",
        "[::1]:8083",
        "[fe80::1]:8083",
        "newel:8083",
        "sync-newel:8083",
        "newel.default.svc.cluster.local:8083",
        "host.docker.internal:8083",
        "states.us-east-1.amazonaws.com",
        "sync-states.us-east-1.amazonaws.com",
        "newel.example",
        "Newel.Example:8083",
        "sync-newel.example",
        "x.newel.example"
      })
  void shouldServeUnderNamesThatNoStrangerHas(String host) throws IOException {
    assertThat(get("Host: " + host).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:8083",
        "sync-evil.example",
        "evil.example.",
        "y.newel.example",
        "newel.example.evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "127.0.0.1.nip.io",
        "states.us-east-1.amazonaws.com.evil.example",
        "local.example",
        "svc.cluster.local.example"
      })
  void shouldRefuseStrangers(String host) throws IOException {
    RawHttp.Answer answer = get("Host: " + host);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.headers()).containsEntry("x-amzn-errortype", "AccessDeniedException");
    assertThat(answer.json().at("/__type").textValue())
        .isEqualTo("com.amazon.coral.service#AccessDeniedException");
    assertThat(answer.json().at("/message").textValue()).contains("http.allowed-hosts");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/health/live", "/?Action=DeleteActivity"})
  void shouldRefuseStrangersEverywhere(String path) throws IOException {
    try (RawHttp http = new RawHttp(server.port())) {
      http.send("GET " + path + " HTTP/1.1\nHost: evil.example\nAccept: text/html\n\n");

      assertThat(http.read().status()).isEqualTo(403);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "evil.example, AccessDeniedException, /",
    "evil.example, AccessDeniedException, /health/live",
    "a b, BadRequest, /"
  })
  void shouldTellOfWhomItTurnsAway(String host, String error, String path) throws IOException {
    List<Refused> told = new CopyOnWriteArrayList<>();
    try (TestApi watched =
            new TestApi(Map.of(), new Protection(null, null, new BusActions(Set.of()), told::add));
        RawHttp http = new RawHttp(watched.port())) {
      http.send("GET " + path + "?q=1 HTTP/1.1\nHost: " + host + "\n\n");
      RawHttp.Answer answer = http.read();

      assertThat(told).hasSize(1);
      Refused refused = told.get(0);
      assertThat(answer.headers()).containsEntry("x-amzn-requestid", refused.requestId());
      assertThat(refused.asked()).isEqualTo("GET " + path);
      assertThat(refused.origin().address()).startsWith("127.0.0.1:");
      assertThat(refused.error().name()).isEqualTo(error);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X: y",
        "Host: localhost,Host: localhost",
        "Host: localhost,Host: evil.example",
        "Host:",
        "Host: a b",
        "Host: localhost:x"
      })
  void shouldRefuseWhatHasNotOneHost(String headers) throws IOException {
    RawHttp.Answer answer = get(headers);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.headers()).containsEntry("x-amzn-errortype", "BadRequest");
  }

  @Test
  void shouldNeedNoHostInHttp10() throws IOException {
    try (RawHttp http = new RawHttp(server.port())) {
      http.send("GET /health/live HTTP/1.0\n\n");

      assertThat(http.read().status()).isEqualTo(200);
    }
  }

  @Test
  void shouldServeUnderAnyNameWhereThatIsSet() throws IOException {
    try (TestApi open = server("*");
        RawHttp http = new RawHttp(open.port())) {
      http.send("GET /?Action=ListExecutions HTTP/1.1\nHost: any.example\n\n");

      assertThat(http.read().status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource({"localhost, 200", "sync-localhost, 200", "newel.example, 200", "evil.example, 403"})
  void shouldLookAtTheAuthorityOfHttp2(String host, int status) throws Exception {
    HttpClient http2 =
        server.vertx.createHttpClient(
            new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(false));
    RequestOptions request =
        new RequestOptions()
            .setServer(SocketAddress.inetSocketAddress(server.port(), "127.0.0.1"))
            .setHost(host)
            .setPort(80)
            .setMethod(HttpMethod.GET)
            .setURI("/?Action=ListExecutions");

    HttpClientResponse response = http2.request(request).compose(HttpClientRequest::send).await();

    assertThat(response.statusCode()).isEqualTo(status);
    http2.close().await();
  }

  private static RawHttp.Answer get(String headers) throws IOException {
    try (RawHttp http = new RawHttp(server.port())) {
      http.send("GET /?Action=ListExecutions HTTP/1.1\n" + headers.replace(",", "\n") + "\n\n");
      return http.read();
    }
  }
}
