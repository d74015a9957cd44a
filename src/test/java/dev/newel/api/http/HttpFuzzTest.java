package dev.newel.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.api.TestApi;
import dev.newel.testing.LogRecords;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
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

  /** Requests that are right, of which some bytes are changed, doubled or left out. */
  private static final String[] REQUESTS = {
    """
    GET /?Action=ListExecutions&maxResults=3 HTTP/1.1
    Host: localhost
    Connection: close

    """,
    """
    GET /health/live HTTP/1.0

    """,
    """
    HEAD / HTTP/1.1
    Host: [::1]:8083
    Accept: text/html

    """,
    """
    OPTIONS * HTTP/1.1
    Host: localhost

    """,
    """
    POST / HTTP/1.1
    Host: localhost
    X-Amz-Target: AWSStepFunctions.ListExecutions
    Content-Length: 16
    Expect: 100-continue

    {"maxResults":3}""",
    """
    POST / HTTP/1.1
    Host: localhost
    X-Amz-Target: AWSStepFunctions.ListExecutions
    Transfer-Encoding: chunked
    Trailer: X

    8;a=b
    {"maxRes
    8
    ults":3}
    0
    X: y

    """,
    """
    POST / HTTP/1.1
    Host: localhost
    Content-Length: 24
    Content-Encoding: gzip
    Content-Type: application/x-www-form-urlencoded

    Action=ListStateMachines""",
    """
    GET / HTTP/1.1
    Host: localhost
    Upgrade: websocket
    Connection: Upgrade
    Sec-WebSocket-Version: 13
    Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==

    """,
    """
    GET / HTTP/1.1
    Host: localhost
    Upgrade: h2c
    Connection: Upgrade, HTTP2-Settings
    HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA

    """,
    """
    PRI * HTTP/2.0

    SM

    \0\0\0\4\0\0\0\0\0""",
  };

  /** Clients' faults are to leave nothing in the log. */
  @RegisterExtension static final LogRecords SAID = new LogRecords(Level.WARNING);

  /** Where Vert.x tells of them all the same; Newel's own process turns it off. */
  @RegisterExtension
  static final LogRecords OF_CONNECTIONS =
      new LogRecords("io.vertx.core.net.impl.ConnectionBase", Level.WARNING);

  private static TestApi server;

  @BeforeAll
  static void start() {
    server = new TestApi();
  }

  @AfterAll
  static void stop() {
    server.close();
    assertThat(SAID.messages()).isEmpty();
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

  @ParameterizedTest
  @ValueSource(longs = {6, 7, 8})
  void shouldSurviveWhatIsAlmostHttp(long seed) throws IOException {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      String request = REQUESTS[random.nextInt(REQUESTS.length)].replace("\n", "\r\n");
      assertNoServerError(changed(request.getBytes(StandardCharsets.ISO_8859_1), random));
    }
    assertThat(server.send(server.action("ListExecutions", "{}")).statusCode()).isEqualTo(200);
  }

  private static byte[] changed(byte[] request, Random random) {
    ByteArrayOutputStream changed = new ByteArrayOutputStream();
    int one = random.nextInt(request.length);
    int other = one + random.nextInt(Math.min(20, request.length - one));
    changed.write(request, 0, one);
    switch (random.nextInt(4)) {
      case 0 -> changed.write(random.nextInt(256));
      case 1 -> changed.write(request, Math.max(0, one - 20), Math.min(20, one));
      case 2 -> changed.writeBytes(PIECES[random.nextInt(PIECES.length)].getBytes(UTF_8));
      default -> {}
    }
    changed.write(request, other, request.length - other);
    return changed.toByteArray();
  }

  private static void assertNoServerError(byte[] request) throws IOException {
    try (RawHttp http = new RawHttp(server.port())) {
      http.send(request);
      http.finish();
      assertThat(http.read().status())
          .as(() -> new String(request, StandardCharsets.ISO_8859_1))
          .isLessThan(500);
    } catch (EOFException | SocketException hungUp) {
      // hanging up on what is not HTTP is an answer too
    } catch (SocketTimeoutException e) {
      throw new AssertionError(
          "neither an answer nor the end of the connection: "
              + new String(request, StandardCharsets.ISO_8859_1),
          e);
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
