package dev.newel.api.fidelity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.Json;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A call that may be wrong in any way, in either protocol.
 *
 * @param query of the URL, behind its question mark; empty where there is none
 * @param contentType null for a GET
 * @param body empty for a GET
 */
record FuzzedCall(
    String action, JsonNode input, String query, @Nullable String contentType, Buffer body) {

  /** So many characters of a URL are more than Newel takes. */
  private static final int URL_CHARS = 50_000;

  static FuzzedCall of(String action, JsonNode input, Random random) {
    return random.nextInt(3) == 0 ? form(action, input) : json(action, input, random);
  }

  private static FuzzedCall json(String action, JsonNode input, Random random) {
    int depth = random.nextInt(40) == 0 ? random.nextInt(100_000) : 0;
    String deep = "[".repeat(depth) + "]".repeat(depth);
    byte[] body = (depth == 0 ? input.toString() : "{\"name\":" + deep + "}").getBytes(UTF_8);
    if (random.nextInt(10) == 0) {
      body[random.nextInt(body.length)] = (byte) random.nextInt(256);
    }
    return new FuzzedCall(action, input, "", "application/x-amz-json-1.0", Buffer.buffer(body));
  }

  /** In the URL, or in the body. Structures and lists are their JSON. */
  private static FuzzedCall form(String action, JsonNode input) {
    List<String> parameters = new ArrayList<>(List.of("Action=" + action));
    for (Map.Entry<String, JsonNode> member : input.properties()) {
      JsonNode value = member.getValue();
      String text = value.isTextual() ? value.textValue() : value.toString();
      parameters.add(member.getKey() + "=" + URLEncoder.encode(text, UTF_8));
    }
    String form = String.join("&", parameters);
    return form.length() < URL_CHARS && form.length() % 2 == 0
        ? new FuzzedCall(action, input, form, null, Buffer.buffer())
        : new FuzzedCall(
            action, input, "", "application/x-www-form-urlencoded", Buffer.buffer(form));
  }

  boolean isJson() {
    return contentType != null && contentType.startsWith("application/x-amz-json");
  }

  /** Holds an answer to the shape of the action, or to the errors that it may end with. */
  void check(HttpResponse<String> response) {
    String what = toString() + " gave " + response.body();
    assertThat(response.statusCode()).as(what).isLessThan(500);
    if (response.statusCode() == 200) {
      assertThat(ActionModel.unknownMember(action, json(response))).as(what).isEmpty();
    } else {
      assertThat(ActionModel.mayFailWith(action, error(response))).as(what).isTrue();
    }
  }

  /** The name of the error of an answer, without its namespace. */
  static String error(HttpResponse<String> response) {
    String type = json(response).path("__type").asText();
    return type.substring(type.indexOf('#') + 1);
  }

  private static JsonNode json(HttpResponse<String> response) {
    try {
      return Json.MAPPER.readTree(response.body());
    } catch (IOException e) {
      throw new AssertionError("not JSON: " + response.body(), e);
    }
  }

  @Override
  public String toString() {
    String text = action + " " + input;
    return text.length() < 2_000 ? text : text.substring(0, 2_000) + "...";
  }
}
