package dev.newel.api.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.testing.LogRecords;
import dev.newel.testing.NewelServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever an action is called with, in either protocol, it answers in its own shape, or with an
 * error that it declares or all have; and nothing of it is in the log. For longer: {@code mvn test
 * -Dtest=ActionFuzzTest -Dfuzz.calls=30000 -Dfuzz.seed=7}, calls of each action.
 */
class ActionFuzzTest {

  static final int CALLS = Integer.getInteger("fuzz.calls", 60);
  static final long SEED = Long.getLong("fuzz.seed", 1);
  static final Duration PATIENCE = Duration.ofMinutes(1);

  @RegisterExtension static final LogRecords SAID = new LogRecords(Level.WARNING);

  @RegisterExtension static final NewelServer NEWEL = new NewelServer(Duration.ofSeconds(1));

  private final HttpClient http = HttpClient.newHttpClient();

  static List<String> actions() {
    return ActionModel.actions();
  }

  @AfterAll
  static void checkTheLog() {
    assertThat(SAID.messages()).isEmpty();
  }

  /** A poll of an activity that is there takes a second. */
  static int calls(String action) {
    return action.equals("GetActivityTask") ? Math.min(CALLS, 20) : CALLS;
  }

  @ParameterizedTest
  @MethodSource("actions")
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  void shouldAnswerWhateverItIsCalledWith(String action) {
    Random random = new Random(SEED * 31 + action.hashCode());
    FuzzedInput inputs = new FuzzedInput(random, FuzzedResources.make(NEWEL.sfn()));
    for (int i = 0; i < calls(action); i++) {
      FuzzedCall call = FuzzedCall.of(action, inputs.of(action), random);
      call.check(send(http, request(call)));
    }
  }

  private static HttpRequest request(FuzzedCall call) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(NEWEL.url() + "/" + query(call)));
    request.timeout(PATIENCE);
    if (call.isJson()) {
      request.header("X-Amz-Target", "AWSStepFunctions." + call.action());
    }
    if (call.contentType() != null) {
      request
          .header("Content-Type", call.contentType())
          .POST(BodyPublishers.ofByteArray(call.body().getBytes()));
    }
    return request.build();
  }

  static String query(FuzzedCall call) {
    return call.query().isEmpty() ? "" : "?" + call.query();
  }

  static HttpResponse<String> send(HttpClient http, HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
