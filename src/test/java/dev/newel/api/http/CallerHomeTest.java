package dev.newel.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.newel.api.TestApi;
import dev.newel.api.action.Action;
import io.vertx.core.Future;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which account and region a request over HTTP is for. */
class CallerHomeTest {

  private static final String CONFIGURED = "000000000000/us-east-1";
  private static final String SCOPE = "000000000002/20261126/eu-west-1/states/aws4_request";
  private static final String ENCODED =
      "000000000002%2F20261126%2Feu-west-1%2Fstates%2Faws4_request";
  private static final Action HOME =
      call ->
          Future.succeededFuture(
              JsonNodeFactory.instance.objectNode().put("home", call.home().text()));

  private static TestApi server;

  @BeforeAll
  static void start() {
    server = new TestApi(Map.of("ListActivities", HOME));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String homeOf(HttpRequest.Builder request) throws IOException {
    return TestApi.json(server.send(request)).path("home").asText();
  }

  private static HttpRequest.Builder signed(String authorization) {
    return server.action("ListActivities", "{}").header("Authorization", authorization);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AWS4-HMAC-SHA256 Credential=" + SCOPE + ", SignedHeaders=host;x-amz-date, Signature=0a",
        "AWS4-HMAC-SHA256 Credential=" + SCOPE + ",SignedHeaders=host,Signature=0a",
        "AWS4-HMAC-SHA256 SignedHeaders=host, Signature=0a, Credential=" + SCOPE,
        "AWS4-HMAC-SHA256 Credential=" + SCOPE
      })
  void shouldBeThatOfTheCredential(String authorization) throws IOException {
    assertThat(homeOf(signed(authorization))).isEqualTo("000000000002/eu-west-1");
    // as it is remembered
    assertThat(homeOf(signed(authorization))).isEqualTo("000000000002/eu-west-1");
  }

  /** Those that begin alike, too. */
  @Test
  void shouldBeThatOfEachCredentialInTurn() throws IOException {
    String start = "AWS4-HMAC-SHA256 Credential=";
    for (int i = 0; i < 3; i++) {
      assertThat(homeOf(signed(start + SCOPE + ", Signature=0a")))
          .isEqualTo("000000000002/eu-west-1");
      assertThat(homeOf(signed(start + SCOPE + "/more, Signature=0a"))).isEqualTo(CONFIGURED);
      assertThat(homeOf(signed(start + SCOPE.replace("eu", "us") + ", Signature=0a")))
          .isEqualTo("000000000002/us-west-1");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AWS4-HMAC-SHA256",
        "AWS4-HMAC-SHA256 Credential=",
        "AWS4-HMAC-SHA256 Credential=,",
        "AWS4-HMAC-SHA256 Credential=000000000002",
        "Basic Credential=" + SCOPE,
        "Bearer x"
      })
  void shouldBeTheConfiguredWhereTheHeaderSaysNothing(String authorization) throws IOException {
    assertThat(homeOf(signed(authorization))).isEqualTo(CONFIGURED);
  }

  @Test
  void shouldBeTheConfiguredWithoutACredential() throws IOException {
    assertThat(homeOf(server.action("ListActivities", "{}"))).isEqualTo(CONFIGURED);
    assertThat(homeOf(server.request("/?Action=ListActivities"))).isEqualTo(CONFIGURED);
  }

  @ParameterizedTest
  @CsvSource({
    "Action=ListActivities&X-Amz-Credential=" + ENCODED + ", 000000000002/eu-west-1",
    "X-Amz-Credential=" + ENCODED + "&Action=ListActivities, 000000000002/eu-west-1",
    "X-Amz-Credential=" + SCOPE + "&Action=ListActivities, 000000000002/eu-west-1",
    "Action=ListActivities&X-Amz-Credential=, " + CONFIGURED,
    "Action=ListActivities&X-Amz-Credential, " + CONFIGURED,
    "Action=ListActivities&Not-X-Amz-Credential=" + ENCODED + ", " + CONFIGURED
  })
  void shouldBeThatOfAPresignedQuery(String query, String home) throws IOException {
    assertThat(homeOf(server.request("/?" + query))).isEqualTo(home);
  }

  @Test
  void shouldBeThatOfTheHeaderWhereThereAreBoth() throws IOException {
    String other = "AWS4-HMAC-SHA256 Credential=" + SCOPE.replace("2/", "1/") + ", Signature=0a";

    assertThat(
            homeOf(
                server
                    .request("/?Action=ListActivities&X-Amz-Credential=" + ENCODED)
                    .header("Authorization", other)))
        .isEqualTo("000000000001/eu-west-1");
  }

  @Test
  void shouldTellManyClientsApart() throws IOException {
    try (RawHttp http = new RawHttp(server.port())) {
      for (int i = 0; i < 3_000; i++) {
        String account = "%012d".formatted(i % 1_500);
        assertThat(
                ask(http, "AWS4-X Credential=" + account + "/20261126/a-" + i + "/s/aws4_request"))
            .contains("\"" + account + "/a-" + i + "\"");
      }
    }
  }

  @Test
  void shouldAnswerWhateverStandsInTheHeader() throws IOException {
    Random random = new Random(3);
    try (RawHttp http = new RawHttp(server.port())) {
      for (int round = 0; round < 500; round++) {
        StringBuilder header = new StringBuilder("AWS4-HMAC-SHA256 Credential=" + SCOPE);
        for (int changes = random.nextInt(20); changes > 0; changes--) {
          int place = random.nextInt(header.length());
          header.setCharAt(place, (char) (' ' + random.nextInt(0x7F - ' ')));
          header.setLength(random.nextInt(40) == 0 ? place + 1 : header.length());
        }
        assertThat(ask(http, header.toString()))
            .as("%s", header)
            .matches("\\{\"home\":\"\\d{12}/[a-z][a-z0-9-]{0,31}\"}");
      }
    }
  }

  private static String ask(RawHttp http, String authorization) throws IOException {
    http.send(
        "POST / HTTP/1.1\nHost: x\nX-Amz-Target: AWSStepFunctions.ListActivities\nAuthorization: "
            + authorization
            + "\nContent-Length: 0\n\n");
    return http.read().body();
  }
}
