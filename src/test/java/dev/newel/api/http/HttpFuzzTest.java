package dev.newel.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.api.TestApi;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes is answered with an AWS error at worst, and the server goes on. */
class HttpFuzzTest {

  private static final int ROUNDS = 400;

  private static final String[] PIECES = {
    "{",
    "}",
    "[",
    "]",
    "\"",
    ":",
    ",",
    "null",
    "1e400",
    "-0",
    "1E-99999",
    "\"name\"",
    "\"tags\"",
    "\"stateMachineArn\"",
    "\"maxResults\"",
    "\\ud800",
    "\\u0000",
    "\u00e9",
    "%",
    "%ff",
    "%00",
    "&",
    "=",
    ";",
    "+",
    "Action=",
    "ListExecutions",
    "CreateActivity",
    "UpdateMapRun",
    "true",
    "99999999999999999999",
    "\"toleratedFailurePercentage\"",
    "tags=",
    "maxResults=",
    " ",
    "\t"
  };

  private static TestApi server;

  @BeforeAll
  static void start() {
    server = new TestApi();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ListExecutions", "CreateActivity", "UpdateMapRun", "CreateStateMachine", "x"})
  void shouldNeverAnswerAJsonBodyWithAServerError(String action) throws IOException {
    Random random = new Random(action.hashCode());
    try (RawHttp http = new RawHttp(server.port())) {
      for (int round = 0; round < ROUNDS; round++) {
        byte[] body = mixed(random);
        http.send(
            "POST / HTTP/1.1\nHost: x\nX-Amz-Target: AWSStepFunctions."
                + action
                + "\nContent-Length: "
                + body.length
                + "\n\n",
            body);
        assertThat(http.read().status()).as("round %s", round).isLessThan(500);
      }
    }
  }

  @Test
  void shouldNeverAnswerAFormWithAServerError() throws IOException {
    Random random = new Random(3);
    try (RawHttp http = new RawHttp(server.port())) {
      for (int round = 0; round < ROUNDS; round++) {
        byte[] body = mixed(random);
        http.send(
            "POST /?Action=CreateActivity HTTP/1.1\nHost: x\n"
                + "Content-Type: application/x-www-form-urlencoded\nContent-Length: "
                + body.length
                + "\n\n",
            body);
        assertThat(http.read().status()).as("round %s", round).isLessThan(500);
      }
    }
  }

  @Test
  void shouldNeverAnswerAUrlWithAServerError() throws IOException {
    Random random = new Random(4);
    for (int round = 0; round < ROUNDS; round++) {
      String query = new String(mixed(random), StandardCharsets.ISO_8859_1);
      String path = random.nextInt(4) == 0 ? "/" + query : "/?" + query;
      assertNoServerError(
          ("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
              .getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  @Test
  void shouldSurviveBytesThatAreNotHttp() throws IOException {
    Random random = new Random(5);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] bytes = new byte[1 + random.nextInt(200)];
      random.nextBytes(bytes);
      bytes[bytes.length - 1] = '\n';
      assertNoServerError(bytes);
    }
    assertThat(server.send(server.action("ListExecutions", "{}")).statusCode()).isEqualTo(200);
  }

  private static void assertNoServerError(byte[] request) throws IOException {
    try (RawHttp http = new RawHttp(server.port())) {
      http.send(request);
      http.finish();
      assertThat(http.read().status()).isLessThan(500);
    } catch (EOFException | SocketException hungUp) {
      // hanging up on what is not HTTP is an answer too
    } catch (SocketTimeoutException e) {
      throw new AssertionError("neither an answer nor the end of the connection", e);
    }
  }

  private static byte[] mixed(Random random) {
    StringBuilder text = new StringBuilder(random.nextBoolean() ? "{" : "");
    for (int pieces = random.nextInt(30); pieces > 0; pieces--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 0 && random.nextInt(4) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }
}
