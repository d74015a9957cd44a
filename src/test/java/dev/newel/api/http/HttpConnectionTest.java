package dev.newel.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.TestApi;
import dev.newel.api.action.ActionCall;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes on on a connection: order, waiting, going away, and the end. */
@Timeout(30)
class HttpConnectionTest {

  private static final String POLL =
      """
      POST / HTTP/1.1
      Host: localhost
      X-Amz-Target: AWSStepFunctions.GetActivityTask
      Content-Length: 19

      {"activityArn":"a"}\
      """;

  private final BlockingQueue<Promise<ObjectNode>> polls = new LinkedBlockingQueue<>();
  private final BlockingQueue<ActionCall> calls = new LinkedBlockingQueue<>();
  private final AtomicInteger gone = new AtomicInteger();
  private TestApi server;

  /** Held, because Vert.x closes a client that is no longer reachable. */
  private HttpClient http2;

  @BeforeEach
  void start() {
    server = new TestApi(Map.of("ListExecutions", TestApi.ECHO, "GetActivityTask", this::holdPoll));
    http2 =
        server.vertx.createHttpClient(
            new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(false));
  }

  @AfterEach
  void stop() {
    polls.forEach(poll -> poll.tryComplete(JsonNodeFactory.instance.objectNode()));
    server.close();
  }

  private Future<ObjectNode> holdPoll(ActionCall call) {
    Promise<ObjectNode> poll = Promise.promise();
    call.onClientGone(gone::incrementAndGet);
    calls.add(call);
    polls.add(poll);
    return poll.future();
  }

  @Test
  void shouldAnswerPipelinedRequestsInTheirOrder() throws IOException {
    try (RawHttp http = new RawHttp(server.port())) {
      StringBuilder requests = new StringBuilder();
      for (int i = 0; i < 50; i++) {
        requests
            .append("GET /?Action=ListExecutions&maxResults=")
            .append(i)
            .append(" HTTP/1.1\nHost: x\n\n");
      }
      http.send(requests.toString());
      for (int i = 0; i < 50; i++) {
        assertThat(http.read().json().at("/input/maxResults").intValue()).isEqualTo(i);
      }
    }
  }

  @Test
  void shouldAskForABodyThatWaitsForIt() throws IOException {
    try (RawHttp http = new RawHttp(server.port())) {
      http.send(
          """
          POST / HTTP/1.1
          Host: x
          X-Amz-Target: AWSStepFunctions.ListExecutions
          Expect: 100-continue
          Content-Length: 16

          """);
      assertThat(http.read().status()).isEqualTo(100);
      http.send("{\"maxResults\":5}");
      assertThat(http.read().json().at("/input/maxResults").intValue()).isEqualTo(5);
    }
  }

  @Test
  void shouldNotAskForABodyThatIsTooLarge() throws IOException {
    try (RawHttp http = new RawHttp(server.port())) {
      http.send(
          """
          POST / HTTP/1.1
          Host: x
          X-Amz-Target: AWSStepFunctions.ListExecutions
          Expect: 100-continue
          Content-Length: 99999999

          """);
      assertThat(http.read().status()).isEqualTo(413);
    }
  }

  @Test
  void shouldHangUpOnABodyWithoutEnd() throws IOException {
    byte[] piece = new byte[1 << 20];
    try (RawHttp http = new RawHttp(server.port())) {
      http.send(
          """
          POST / HTTP/1.1
          Host: x
          X-Amz-Target: AWSStepFunctions.ListExecutions
          Content-Length: 999999999

          """);
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 999; i++) {
                  http.send(piece);
                }
              })
          .isInstanceOf(SocketException.class);
    }
  }

  @Test
  void shouldRefuseAnUrlThatIsTooLong() throws IOException {
    try (RawHttp http = new RawHttp(server.port())) {
      http.send("GET /?Action=" + "x".repeat(HttpLimits.MAX_URL_BYTES) + " HTTP/1.1\n\n");
      RawHttp.Answer answer = http.read();

      assertThat(answer.status()).isEqualTo(414);
      assertThat(answer.headers()).containsEntry("x-amzn-errortype", "RequestUriTooLong");
    }
  }

  @Test
  void shouldRefuseHeadersThatAreTooLarge() throws IOException {
    try (RawHttp http = new RawHttp(server.port())) {
      http.send("GET / HTTP/1.1\nHost: x\nX: " + "x".repeat(70_000) + "\n\n");

      assertThat(http.read().status()).isEqualTo(431);
    }
  }

  @Test
  void shouldTellALongPollThatItsClientHasGone() throws Exception {
    try (RawHttp http = new RawHttp(server.port())) {
      http.send(POLL);
      ActionCall call = takeCall();
      assertThat(call.isClientGone()).isFalse();
      http.close();
      await().untilAsserted(() -> assertThat(call.isClientGone()).isTrue());
      await().untilAsserted(() -> assertThat(gone).hasValue(1));
    }
  }

  @Test
  void shouldAnswerAClientThatSendsNothingMore() throws IOException {
    try (RawHttp http = new RawHttp(server.port())) {
      http.send(
          """
          GET /?Action=ListExecutions&maxResults=1 HTTP/1.1
          Host: localhost

          POST / HTTP/1.1
          Host: localhost
          X-Amz-Target: AWSStepFunctions.ListExecutions
          Content-Length: 16

          {"maxResults":2}""");
      http.finish();

      assertThat(http.read().json().at("/input/maxResults").intValue()).isEqualTo(1);
      assertThat(http.read().json().at("/input/maxResults").intValue()).isEqualTo(2);
      assertThat(http.isClosedByPeer()).isTrue();
    }
  }

  @Test
  void shouldAnswerOnceAnActionIsDoneToAClientThatSendsNothingMore() throws Exception {
    try (RawHttp http = new RawHttp(server.port())) {
      http.send(POLL);
      ActionCall call = takeCall();
      http.finish();
      await().untilAsserted(() -> assertThat(gone).hasValue(1));
      assertThat(call.isClientGone()).isTrue();

      takePoll().complete(JsonNodeFactory.instance.objectNode().put("a", 1));

      assertThat(http.read().body()).isEqualTo("{\"a\":1}");
      assertThat(http.isClosedByPeer()).isTrue();
      assertThat(gone).hasValue(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "GET / HT",
        "POST / HTTP/1.1\nHost: localhost\n",
        "POST / HTTP/1.1\nHost: localhost\nContent-Length: 5\n\n{",
        "POST / HTTP/1.1\nHost: localhost\nTransfer-Encoding: chunked\n\n5\n{"
      })
  void shouldHangUpOnAClientThatSendsNothingMoreOfARequest(String begun) throws IOException {
    try (RawHttp http = new RawHttp(server.port())) {
      http.send(begun);
      http.finish();

      assertThat(http.isClosedByPeer()).isTrue();
    }
  }

  @Test
  void shouldNotCallAnAnsweredClientGone() throws Exception {
    try (RawHttp http = new RawHttp(server.port())) {
      http.send(POLL);
      takePoll().complete(JsonNodeFactory.instance.objectNode());
      assertThat(http.read().status()).isEqualTo(200);
    }
    server.close();
    assertThat(gone).hasValue(0);
  }

  @Test
  void shouldTellALongPollThatItsHttp2StreamWasReset() throws Exception {
    HttpClientRequest request =
        http2
            .request(HttpMethod.POST, server.port(), "127.0.0.1", "/")
            .toCompletionStage()
            .toCompletableFuture()
            .get();
    request.putHeader("X-Amz-Target", "AWSStepFunctions.GetActivityTask");
    request.send("{\"activityArn\":\"a\"}");
    ActionCall call = takeCall();
    request.reset();
    await().untilAsserted(() -> assertThat(gone).hasValue(1));
    assertThat(call.isClientGone()).isTrue();
  }

  @Test
  void shouldTakeADefinitionOfOneMebibyteInAnHttp2Get() throws Exception {
    String path = "/?Action=ListExecutions&maxResults=4&ignored=" + "x".repeat(3 << 20);
    HttpClientResponse response =
        http2
            .request(HttpMethod.GET, server.port(), "127.0.0.1", path)
            .compose(HttpClientRequest::send)
            .toCompletionStage()
            .toCompletableFuture()
            .get();

    assertThat(response.statusCode()).isEqualTo(200);
  }

  @Test
  void shouldFinishRequestsInFlightWhenItStops() throws Exception {
    try (RawHttp waiting = new RawHttp(server.port());
        RawHttp idle = new RawHttp(server.port())) {
      int port = server.port();
      waiting.send(POLL);
      Promise<ObjectNode> poll = takePoll();
      Future<Void> stopped = server.vertx.undeploy(server.vertx.deploymentIDs().iterator().next());
      await()
          .ignoreExceptionsInstanceOf(AssertionError.class)
          .untilAsserted(
              () ->
                  assertThatThrownBy(() -> new RawHttp(port)).isInstanceOf(ConnectException.class));
      assertThat(idle.isClosedByPeer()).isTrue();
      assertThat(stopped.isComplete()).isFalse();

      poll.complete(JsonNodeFactory.instance.objectNode());

      assertThat(waiting.read().body()).isEqualTo("{}");
      await().until(stopped::succeeded);
    }
  }

  private ActionCall takeCall() throws InterruptedException {
    ActionCall call = calls.poll(60, TimeUnit.SECONDS);
    assertThat(call).isNotNull();
    return call;
  }

  private Promise<ObjectNode> takePoll() throws InterruptedException {
    Promise<ObjectNode> poll = polls.poll(60, TimeUnit.SECONDS);
    assertThat(poll).isNotNull();
    return poll;
  }
}
