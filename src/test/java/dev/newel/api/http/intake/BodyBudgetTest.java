package dev.newel.api.http.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.TestApi;
import dev.newel.api.http.ApiOptions;
import dev.newel.api.http.RawHttp;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What many connections send together is bounded, and given back however it ends. */
@Timeout(30)
class BodyBudgetTest {

  private static final int LARGE = 400_000;

  /** Room for two of them, and for no third. */
  private final BodyBudget budget = new BodyBudget(1_000_000);

  private final BlockingQueue<Promise<ObjectNode>> held = new LinkedBlockingQueue<>();
  private TestApi server;

  @BeforeEach
  void start() {
    server =
        new TestApi(
            Map.of("ListExecutions", TestApi.ECHO, "StopExecution", call -> hold()),
            new ApiOptions(TestApi.HOME, "127.0.0.1", 0),
            budget);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Future<ObjectNode> hold() {
    Promise<ObjectNode> answer = Promise.promise();
    held.add(answer);
    return answer.future();
  }

  @Test
  void shouldRefuseWhatIsTooMuchTogetherAndServeWhatIsSmall() throws IOException {
    List<RawHttp> unfinished = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      unfinished.add(begin());
    }
    await().until(() -> budget.taken() > 2 * LARGE - 20_000);

    try (RawHttp http = new RawHttp(server.port())) {
      RawHttp.Answer refused = post(http, "ListExecutions", large());
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.json().at("/__type").textValue())
          .isEqualTo("com.amazon.coral.availability#ServiceUnavailable");
      assertThat(post(http, "ListExecutions", "{}".getBytes(UTF_8)).status()).isEqualTo(200);

      for (RawHttp each : unfinished) {
        each.close();
      }
      await().until(() -> budget.taken() == 0);
      assertThat(post(http, "ListExecutions", large()).status()).isEqualTo(200);
    }
    await().until(() -> budget.taken() == 0);
  }

  @Test
  void shouldCountABodyUntilItsActionIsDone() throws Exception {
    try (RawHttp http = new RawHttp(server.port())) {
      send(http, "StopExecution", "", large("\"executionArn\":\"e\","));
      Promise<ObjectNode> action = held.take();
      assertThat(budget.taken()).isGreaterThan(LARGE - 20_000);

      action.complete(JsonNodeFactory.instance.objectNode());

      assertThat(http.read().status()).isEqualTo(200);
      await().until(() -> budget.taken() == 0);
    }
  }

  @Test
  void shouldCountAUrlUntilItsActionIsDone() throws Exception {
    try (RawHttp http = new RawHttp(server.port())) {
      String query = "Action=StopExecution&executionArn=e&x=" + "x".repeat(LARGE);
      http.send("GET /?" + query + " HTTP/1.1\nHost: localhost\n\n");
      Promise<ObjectNode> action = held.take();
      assertThat(budget.taken()).isGreaterThan(LARGE - 20_000);

      action.complete(JsonNodeFactory.instance.objectNode());

      assertThat(http.read().status()).isEqualTo(200);
      await().until(() -> budget.taken() == 0);
    }
  }

  @Test
  void shouldCountWhatACompressedBodyComesTo() throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write("{\"x\":\"".getBytes(UTF_8));
      gzip.write(" ".repeat(2_000_000).getBytes(UTF_8));
      gzip.write("\"}".getBytes(UTF_8));
    }
    try (RawHttp http = new RawHttp(server.port())) {
      send(http, "ListExecutions", "Content-Encoding: gzip\n", compressed.toByteArray());

      assertThat(http.read().status()).isEqualTo(503);
      await().until(() -> budget.taken() == 0);
    }
  }

  @Test
  void shouldGiveBackWhatARefusedBodyTook() throws IOException {
    try (RawHttp http = new RawHttp(server.port())) {
      assertThat(post(http, "ListExecutions", new byte[LARGE]).status()).isEqualTo(400);

      await().until(() -> budget.taken() == 0);
    }
  }

  /** All of a large body but its end. */
  private RawHttp begin() throws IOException {
    RawHttp http = new RawHttp(server.port());
    byte[] body = large();
    http.send(head("ListExecutions", "", body.length + 1), body);
    return http;
  }

  private static RawHttp.Answer post(RawHttp http, String action, byte[] body) throws IOException {
    send(http, action, "", body);
    return http.read();
  }

  private static void send(RawHttp http, String action, String headers, byte[] body)
      throws IOException {
    http.send(head(action, headers, body.length), body);
  }

  private static String head(String action, String headers, int length) {
    return "POST / HTTP/1.1\nHost: localhost\nX-Amz-Target: AWSStepFunctions.%s\n%sContent-Length: %d\n\n"
        .formatted(action, headers, length);
  }

  private static byte[] large() {
    return large("");
  }

  private static byte[] large(String members) {
    return ("{" + members + "\"unknown\":\"" + "x".repeat(LARGE) + "\"}").getBytes(UTF_8);
  }
}
