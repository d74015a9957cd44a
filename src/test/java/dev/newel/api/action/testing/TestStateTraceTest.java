package dev.newel.api.action.testing;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.config.NewelConfig;
import dev.newel.testing.NewelServer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.model.InspectionData;
import software.amazon.awssdk.services.sfn.model.InspectionLevel;

/** What TRACE tells of the calls of HTTP tasks. */
class TestStateTraceTest {

  private static final Vertx VERTX = Vertx.vertx();

  private static final HttpServer ENDPOINT =
      await(
          VERTX
              .createHttpServer()
              .requestHandler(
                  request -> request.response().end("\"" + request.getHeader("X-Key") + "\""))
              .listen(0, "127.0.0.1"));

  private static final String CONNECTIONS =
      """
      {"shop": {"AuthorizationType": "API_KEY", "AuthParameters": {
        "ApiKeyAuthParameters": {"ApiKeyName": "X-Key", "ApiKeyValue": "secret"}}}}
      """;

  @TempDir static Path folder;

  @RegisterExtension static final NewelServer NEWEL = new NewelServer(TestStateTraceTest::config);

  private static NewelConfig config() {
    try {
      Path file = Files.writeString(folder.resolve("connections.json"), CONNECTIONS);
      return NewelConfig.builder()
          .httpPort(0)
          .set("connections.file", file.toString())
          .set("calls.private-addresses", "true")
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterAll
  static void close() {
    await(VERTX.close());
  }

  private static String url() {
    return "http://127.0.0.1:" + ENDPOINT.actualPort() + "/orders";
  }

  private static InspectionData test(InspectionLevel level, boolean revealSecrets) {
    String state =
        """
        {"Type": "Task", "Resource": "arn:aws:states:::http:invoke", "End": true, "Parameters": {
          "ApiEndpoint": "%s", "Method": "GET", "QueryParameters": {"q": 1},
          "Authentication": {
            "ConnectionArn": "arn:aws:events:us-east-1:000000000000:connection/shop/id"}}}
        """
            .formatted(url());
    return NEWEL
        .sfn()
        .testState(
            request ->
                request
                    .definition(state)
                    .roleArn(NewelServer.ROLE)
                    .revealSecrets(revealSecrets)
                    .inspectionLevel(level))
        .inspectionData();
  }

  @Test
  void shouldTellWhatWasSentAndCameBack() {
    InspectionData data = test(InspectionLevel.TRACE, true);

    assertThat(data.request().protocol()).isEqualTo("http");
    assertThat(data.request().method()).isEqualTo("GET");
    assertThat(data.request().url()).isEqualTo(url() + "?q=1");
    assertThat(data.request().headers())
        .isEqualTo(
            "[User-Agent: Amazon|StepFunctions|HttpInvoke|us-east-1, Range: bytes=0-262144,"
                + " X-Key: secret]");
    assertThat(data.request().body()).isNull();
    assertThat(data.response().statusCode()).isEqualTo("200");
    assertThat(data.response().statusMessage()).isEqualTo("OK");
    assertThat(data.response().headers()).isEqualTo("[content-length: 8]");
    assertThat(data.response().body()).isEqualTo("\"secret\"");
  }

  @Test
  void shouldKeepSecretsFromWhoDoesNotAskForThem() {
    InspectionData data = test(InspectionLevel.TRACE, false);

    assertThat(data.request().headers()).doesNotContain("X-Key");
    assertThat(data.response().body()).isEqualTo("\"*****\"");
  }

  @Test
  void shouldTellNothingOfThatBelowTrace() {
    InspectionData data = test(InspectionLevel.DEBUG, true);

    assertThat(data.result()).contains("\"StatusCode\":200");
    assertThat(data.request()).isNull();
    assertThat(data.response()).isNull();
  }
}
