package dev.newel.api.fidelity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.Json;
import dev.newel.testing.LogRecords;
import dev.newel.testing.NewelServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever an action is called with, in either protocol, it answers in its own shape, or with an
 * error that it declares or all have; and nothing of it is in the log. For longer: {@code mvn test
 * -Dtest=ActionFuzzTest -Dfuzz.calls=30000 -Dfuzz.seed=7}, calls of each action.
 */
class ActionFuzzTest {

  private static final int CALLS = Integer.getInteger("fuzz.calls", 60);
  private static final long SEED = Long.getLong("fuzz.seed", 1);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** So many characters of a URL are more than Newel takes. */
  private static final int URL_CHARS = 50_000;

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

  @ParameterizedTest
  @MethodSource("actions")
  void shouldAnswerWhateverItIsCalledWith(String action) {
    Random random = new Random(SEED * 31 + action.hashCode());
    FuzzedInput inputs = new FuzzedInput(random, FuzzedResources.make(NEWEL.sfn()));
    // a poll of an activity that is there takes a second
    int calls = action.equals("GetActivityTask") ? Math.min(CALLS, 20) : CALLS;
    for (int i = 0; i < calls; i++) {
      JsonNode input = inputs.of(action);
      HttpRequest request =
          random.nextInt(3) == 0 ? form(action, input) : json(action, input, random);
      check(action, input, send(request));
    }
  }

  private static HttpRequest json(String action, JsonNode input, Random random) {
    int depth = random.nextInt(40) == 0 ? random.nextInt(100_000) : 0;
    String deep = "[".repeat(depth) + "]".repeat(depth);
    byte[] body = (depth == 0 ? input.toString() : "{\"name\":" + deep + "}").getBytes(UTF_8);
    if (random.nextInt(10) == 0) {
      body[random.nextInt(body.length)] = (byte) random.nextInt(256);
    }
    return HttpRequest.newBuilder(URI.create(NEWEL.url() + "/"))
        .timeout(PATIENCE)
        .header("X-Amz-Target", "AWSStepFunctions." + action)
        .header("Content-Type", "application/x-amz-json-1.0")
        .POST(BodyPublishers.ofByteArray(body))
        .build();
  }

  /** In the URL, or in the body. Structures and lists are their JSON. */
  private static HttpRequest form(String action, JsonNode input) {
    List<String> parameters = new ArrayList<>(List.of("Action=" + action));
    for (Map.Entry<String, JsonNode> member : input.properties()) {
      JsonNode value = member.getValue();
      String text = value.isTextual() ? value.textValue() : value.toString();
      parameters.add(member.getKey() + "=" + URLEncoder.encode(text, UTF_8));
    }
    String form = String.join("&", parameters);
    HttpRequest.Builder request =
        form.length() < URL_CHARS && form.length() % 2 == 0
            ? HttpRequest.newBuilder(URI.create(NEWEL.url() + "/?" + form))
            : HttpRequest.newBuilder(URI.create(NEWEL.url() + "/"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
    return request.timeout(PATIENCE).build();
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static void check(String action, JsonNode input, HttpResponse<String> response) {
    String what = shortened(action + " " + input) + " gave " + response.body();
    assertThat(response.statusCode()).as(what).isLessThan(500);
    JsonNode body = json(response.body());
    if (response.statusCode() == 200) {
      assertThat(ActionModel.unknownMember(action, body)).as(what).isEmpty();
    } else {
      String type = body.path("__type").asText();
      String error = type.substring(type.indexOf('#') + 1);
      assertThat(ActionModel.mayFailWith(action, error)).as(what).isTrue();
    }
  }

  private static String shortened(String text) {
    return text.length() < 2_000 ? text : text.substring(0, 2_000) + "...";
  }

  private static JsonNode json(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (IOException e) {
      throw new AssertionError("not JSON: " + text, e);
    }
  }
}
