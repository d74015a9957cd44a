package dev.newel.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.api.TestApi;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A console that is read-only, behind a proxy with a name of its own. */
class ReadOnlyTest {

  private static final String PUBLIC = "https://newel.example.com";

  private static TestApi server;

  @BeforeAll
  static void start() {
    server =
        new TestApi(
            Map.of("ListExecutions", TestApi.ECHO, "StartExecution", TestApi.ECHO),
            new ApiOptions(
                TestApi.HOME,
                "127.0.0.1",
                0,
                Set.of(),
                4096,
                true,
                PUBLIC,
                true,
                Duration.ofSeconds(60)));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static final String MACHINE =
      "{\"stateMachineArn\": \"arn:aws:states:us-east-1:000000000000:stateMachine:m\"}";

  @ParameterizedTest
  @CsvSource({
    "ListExecutions, " + PUBLIC + ", 200",
    "StartExecution, " + PUBLIC + ", 403",
    "ListExecutions, https://newel.example.com:8443, 403",
    "ListExecutions, https://evil.example, 403",
  })
  void shouldLetBrowsersOnlyRead(String action, String origin, int status) {
    HttpRequest.Builder request = server.action(action, MACHINE).header("Origin", origin);

    assertThat(server.send(request).statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"ListExecutions", "StartExecution"})
  void shouldLetOtherClientsDoAll(String action) {
    assertThat(server.send(server.action(action, MACHINE)).statusCode()).isEqualTo(200);
  }
}
