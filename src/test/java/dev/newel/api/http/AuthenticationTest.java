package dev.newel.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.newel.api.BusActions;
import dev.newel.api.Protection;
import dev.newel.api.TestApi;
import dev.newel.api.action.Action;
import dev.newel.api.action.RefusalWatch.Refused;
import dev.newel.bus.NewelClient;
import dev.newel.identity.KeyFiles;
import dev.newel.identity.KeyRing;
import dev.newel.identity.SignatureCheck;
import dev.newel.testing.SdkSignature;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Calls over HTTP where they must be signed. */
class AuthenticationTest {

  private static final AtomicInteger LET_IN = new AtomicInteger();

  private static final Queue<Refused> REFUSED = new ConcurrentLinkedQueue<>();

  private static final Action WHO =
      call -> {
        LET_IN.incrementAndGet();
        return Future.succeededFuture(
            JsonNodeFactory.instance
                .objectNode()
                .put("who", call.caller() + " in " + call.home().text()));
      };

  private static TestApi server;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    Path keys =
        Files.writeString(
            folder.resolve("keys.json"),
            "{\"AccessKeys\": [{\"AccessKeyId\": \"AKIA1\", \"SecretAccessKey\": \"secret\","
                + " \"Account\": \"111122223333\", \"UserName\": \"ann\"}]}");
    KeyRing ring = KeyRing.read(new KeyFiles(keys, null, "000000000000"));
    server =
        new TestApi(
            Map.of("ListActivities", WHO),
            new Protection(
                new SignatureCheck(ring, Clock.systemUTC()),
                null,
                new BusActions(Set.of("ListActivities")),
                REFUSED::add));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static SdkSignature client(String secret) {
    return new SdkSignature(
        AwsCredentialsIdentity.create("AKIA1", secret), "eu-west-1", Clock.systemUTC());
  }

  private static SdkHttpRequest.Builder request(String method, String query) {
    return SdkSignature.request(method, "http://127.0.0.1:" + server.port() + "/" + query);
  }

  private static HttpResponse<String> send(SdkHttpRequest signed, String body) {
    return server.send(SdkSignature.toJava(signed, body));
  }

  private static HttpResponse<String> json(String secret) {
    SdkHttpRequest request =
        request("POST", "").putHeader("X-Amz-Target", "AWSStepFunctions.ListActivities").build();
    return send(client(secret).sign(request, "{}".getBytes(UTF_8)), "{}");
  }

  private static void assertIsAnn(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .contains("Caller[arn:aws:iam::111122223333:user/ann, AKIA1] in 111122223333/eu-west-1");
  }

  @Test
  void shouldLetInWhoSignsInAnyForm() {
    assertIsAnn(json("secret"));
    String form = "Action=ListActivities&maxResults=1";
    SdkHttpRequest posted =
        request("POST", "").putHeader("Content-Type", "application/x-www-form-urlencoded").build();
    assertIsAnn(send(client("secret").sign(posted, form.getBytes(UTF_8)), form));
    SdkHttpRequest got = request("GET", "?" + form).build();
    assertIsAnn(send(client("secret").sign(got, new byte[0]), ""));
    assertIsAnn(send(client("secret").presign(got, Duration.ofMinutes(1)), ""));
  }

  @Test
  void shouldRefuseWhoDoesNot() throws IOException {
    HttpResponse<String> unsigned = server.send(server.action("ListActivities", "{}"));

    assertThat(unsigned.statusCode()).isEqualTo(403);
    assertThat(TestApi.json(unsigned).path("__type").asText())
        .isEqualTo("com.amazon.coral.service#MissingAuthenticationTokenException");
    assertThat(unsigned.headers().firstValue("x-amzn-ErrorType"))
        .hasValue("MissingAuthenticationTokenException");
    HttpResponse<String> wrong = json("another");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.headers().firstValue("x-amzn-ErrorType"))
        .hasValue("InvalidSignatureException");
  }

  @Test
  void shouldTellWhoIsTurnedAway() {
    REFUSED.clear();
    HttpResponse<String> wrong = json("another");
    server.send(server.request("/console/api/about"));
    assertThat(json("secret").statusCode()).isEqualTo(200);

    assertThat(REFUSED)
        .extracting(Refused::asked, each -> each.origin().accessKey(), each -> each.error().name())
        .containsExactly(
            tuple("AWSStepFunctions.ListActivities", "AKIA1", "InvalidSignatureException"),
            tuple("GET /console/api/about", null, "MissingAuthenticationTokenException"));
    assertThat(REFUSED.element().origin().address()).startsWith("127.0.0.1:");
    assertThat(wrong.headers().firstValue("x-amzn-RequestId"))
        .hasValue(REFUSED.element().requestId());
  }

  @ParameterizedTest
  @CsvSource({
    "/health/live, 200",
    "/console/api/about, 403",
    "/console/events, 403",
    "/console/api/jobs, 403",
    "/?Action=ListActivities, 403",
  })
  void shouldShowNothingButItsHealthToOthers(String path, int status) {
    assertThat(server.send(server.request(path)).statusCode()).isEqualTo(status);
    assertThat(json("secret").statusCode()).isEqualTo(200);
  }

  @Test
  void shouldLetTheEventBusAskForWhatIsAllowed() {
    REFUSED.clear();
    assertThat(ask("ListActivities")).contains("Caller[unknown]");
    assertThat(ask("StartExecution"))
        .isEqualTo(
            "AccessDeniedException: The event bus may not be asked for StartExecution; bus.actions"
                + " says for what");
    assertThat(REFUSED).extracting(Refused::asked).containsExactly("StartExecution");
  }

  private static String ask(String action) {
    return new NewelClient(server.vertx, Duration.ofSeconds(60))
        .call(action, new JsonObject())
        .map(JsonObject::encode)
        .otherwise(Throwable::getMessage)
        .await();
  }

  /** Pieces of a right request, damaged: none is let in, and none is answered with a fault. */
  @Test
  void shouldLetNothingDamagedIn() throws IOException {
    SdkHttpRequest request = request("GET", "?Action=ListActivities&maxResults=1").build();
    SdkHttpRequest signed = client("secret").sign(request, new byte[0]);
    String right =
        """
        GET %s HTTP/1.1
        Host: 127.0.0.1:%d
        X-Amz-Date: %s
        x-amz-content-sha256: %s
        Authorization: %s
        """
            .formatted(
                "/?" + signed.encodedQueryParameters().orElseThrow(),
                server.port(),
                signed.firstMatchingHeader("X-Amz-Date").orElseThrow(),
                signed.firstMatchingHeader("x-amz-content-sha256").orElseThrow(),
                signed.firstMatchingHeader("Authorization").orElseThrow());
    Random random = new Random(11);
    LET_IN.set(0);
    for (int round = 0; round < 1_500; round++) {
      StringBuilder wrong = new StringBuilder(right);
      // behind the path's question mark, and not in line ends, names of headers or HTTP/1.1
      int place = 6 + random.nextInt(right.length() - 7);
      if (right.charAt(place) == '\n' || isInName(right, place)) {
        continue;
      }
      char other = (char) ('!' + random.nextInt('~' - '!'));
      if (Character.toLowerCase(other) == Character.toLowerCase(right.charAt(place))) {
        continue;
      }
      wrong.setCharAt(place, other);
      try (RawHttp http = new RawHttp(server.port())) {
        http.send(wrong + "\n");
        assertThat(http.read().status()).as("%s", wrong).isBetween(400, 499);
      }
    }
    assertThat(LET_IN).hasValue(0);
    try (RawHttp http = new RawHttp(server.port())) {
      http.send(right + "\n");
      assertThat(http.read().status()).isEqualTo(200);
    }
  }

  private static boolean isInName(String request, int place) {
    if (place >= request.indexOf(" HTTP/") && place < request.indexOf('\n')) {
      return true;
    }
    int line = request.lastIndexOf('\n', place);
    int colon = request.indexOf(": ", line);
    return line > 0 && place <= colon + 1;
  }
}
