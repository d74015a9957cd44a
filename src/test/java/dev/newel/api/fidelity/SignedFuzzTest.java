package dev.newel.api.fidelity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.config.NewelConfig;
import dev.newel.testing.LogRecords;
import dev.newel.testing.NewelServer;
import dev.newel.testing.SdkSignature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * The same where calls must be signed: what is rightly signed is answered as elsewhere, and what is
 * forged in any way, or by a key that may not, is let in never. For longer, as {@link
 * ActionFuzzTest}.
 */
class SignedFuzzTest {

  private static final String KEYS =
      """
      {"AccessKeys": [
        {"AccessKeyId": "ADMIN", "SecretAccessKey": "secret", "Policies": ["all"]},
        {"AccessKeyId": "NOBODY", "SecretAccessKey": "secret", "Policies": ["nothing"]}]}
      """;

  private static final String POLICIES =
      """
      {"all": {"Version": "2012-10-17", "Statement":
         {"Effect": "Allow", "Action": "*", "Resource": "*"}},
       "nothing": {"Version": "2012-10-17", "Statement":
         {"Effect": "Allow", "Action": "states:*", "Resource": "arn:aws:states:*:*:activity:of-nobody"}}}
      """;

  /** What calls that are not let in are told. */
  private static final List<String> REFUSALS =
      List.of(
          "MissingAuthenticationTokenException",
          "IncompleteSignatureException",
          "InvalidSignatureException",
          "UnrecognizedClientException",
          "ExpiredTokenException",
          "AccessDeniedException");

  @TempDir static Path folder;

  @RegisterExtension static final LogRecords SAID = new LogRecords(Level.WARNING);

  @RegisterExtension static final NewelServer NEWEL = new NewelServer(SignedFuzzTest::config);

  private static final AtomicInteger LET_IN = new AtomicInteger();

  private final HttpClient http = HttpClient.newHttpClient();

  private static NewelConfig config() {
    try {
      return NewelConfig.builder()
          .httpPort(0)
          .set("limits.poll-seconds", "1")
          .set("auth.keys-file", Files.writeString(folder.resolve("keys"), KEYS).toString())
          .set(
              "auth.policies-file", Files.writeString(folder.resolve("rules"), POLICIES).toString())
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> actions() {
    return ActionModel.actions();
  }

  @AfterAll
  static void checkTheLog() {
    assertThat(SAID.messages()).isEmpty();
    assertThat(LET_IN).hasPositiveValue();
  }

  /** Ways to forge a signature; the first is none. */
  private enum Forgery {
    NONE,
    UNSIGNED,
    OTHER_SECRET,
    UNKNOWN_KEY,
    KEY_THAT_MAY_NOT,
    STALE,
    EARLY,
    OTHER_BODY,
    CUT_SHORT,
    DAMAGED
  }

  @ParameterizedTest
  @MethodSource("actions")
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  void shouldLetInWhoMayAndNobodyElse(String action) {
    Random random = new Random(ActionFuzzTest.SEED * 37 + action.hashCode());
    FuzzedInput inputs =
        new FuzzedInput(random, FuzzedResources.make(NEWEL.sfn("us-east-1", "ADMIN")));
    for (int i = 0; i < ActionFuzzTest.calls(action); i++) {
      FuzzedCall call = FuzzedCall.of(action, inputs.of(action), random);
      Forgery forgery =
          random.nextBoolean()
              ? Forgery.NONE
              : Forgery.values()[random.nextInt(Forgery.values().length)];
      HttpResponse<String> answer = ActionFuzzTest.send(http, request(call, forgery, random));
      if (forgery == Forgery.NONE) {
        call.check(answer);
        LET_IN.addAndGet(answer.statusCode() == 200 ? 1 : 0);
      } else {
        checkRefused(call, forgery, answer);
      }
    }
  }

  private static void checkRefused(FuzzedCall call, Forgery forgery, HttpResponse<String> answer) {
    String what = forgery + ": " + call + " gave " + answer.body();
    assertThat(answer.statusCode()).as(what).isBetween(400, 499);
    String error = FuzzedCall.error(answer);
    // who is known is told of what cannot be read before anyone asks whether they may
    boolean isUnreadable =
        forgery == Forgery.KEY_THAT_MAY_NOT && ActionModel.mayFailWith(call.action(), error);
    assertThat(REFUSALS.contains(error) || isUnreadable).as(what).isTrue();
  }

  private static HttpRequest request(FuzzedCall call, Forgery forgery, Random random) {
    SdkHttpRequest.Builder request =
        SdkSignature.request(
            call.contentType() == null ? "GET" : "POST",
            NEWEL.url() + "/" + ActionFuzzTest.query(call));
    if (call.isJson()) {
      request.putHeader("X-Amz-Target", "AWSStepFunctions." + call.action());
    }
    if (call.contentType() != null) {
      request.putHeader("Content-Type", call.contentType());
    }
    SdkHttpRequest plain = request.build();
    SdkHttpRequest signed =
        forgery == Forgery.UNSIGNED ? plain : client(forgery).sign(plain, call.body().getBytes());
    return forged(signed, call.body().getBytes(), forgery, random);
  }

  private static SdkSignature client(Forgery forgery) {
    String key =
        switch (forgery) {
          case UNKNOWN_KEY -> "UNKNOWN";
          case KEY_THAT_MAY_NOT -> "NOBODY";
          default -> "ADMIN";
        };
    Duration ahead =
        switch (forgery) {
          case STALE -> Duration.ofMinutes(-16);
          case EARLY -> Duration.ofMinutes(16);
          default -> Duration.ZERO;
        };
    String secret = forgery == Forgery.OTHER_SECRET ? "another" : "secret";
    return new SdkSignature(
        AwsCredentialsIdentity.create(key, secret),
        "us-east-1",
        Clock.offset(Clock.systemUTC(), ahead));
  }

  private static HttpRequest forged(
      SdkHttpRequest signed, byte[] body, Forgery forgery, Random random) {
    SdkHttpRequest.Builder forged = signed.toBuilder();
    byte[] sent = body;
    String authorization = signed.firstMatchingHeader("Authorization").orElse("");
    switch (forgery) {
      case OTHER_BODY -> {
        // a GET has none, and may have no other: its signature is cut instead
        if (signed.method().name().equals("GET")) {
          forged.putHeader("Authorization", cut(authorization, random));
        } else {
          sent = (new String(body, UTF_8) + " ").getBytes(UTF_8);
        }
      }
      case CUT_SHORT -> forged.putHeader("Authorization", cut(authorization, random));
      case DAMAGED -> forged.putHeader("Authorization", damaged(authorization, random));
      default -> {}
    }
    return toJava(forged.build(), sent);
  }

  private static String cut(String text, Random random) {
    return text.substring(0, 1 + random.nextInt(text.length() - 1));
  }

  /** With another digit in the signature. */
  private static String damaged(String text, Random random) {
    int place = text.length() - 1 - random.nextInt(64);
    char other = text.charAt(place) == '0' ? '1' : '0';
    return text.substring(0, place) + other + text.substring(place + 1);
  }

  private static HttpRequest toJava(SdkHttpRequest request, byte[] body) {
    HttpRequest.Builder java = SdkSignature.toJava(request, "").timeout(ActionFuzzTest.PATIENCE);
    if (request.method().name().equals("POST")) {
      java.POST(BodyPublishers.ofByteArray(body));
    }
    return java.build();
  }
}
