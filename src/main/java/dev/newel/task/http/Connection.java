package dev.newel.task.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.aws.client.wire.NameValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * What an HTTP task is authorised by, and what is sent with each of its calls. It has secrets, and
 * tells none of them.
 *
 * @param name the last part but one of its ARN
 * @param auth how it authorises
 * @param headers sent with each call
 * @param query likewise
 * @param body likewise, merged into the body
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-target-connection.html">
 *     Connections</a>
 */
record Connection(
    String name, Auth auth, List<NameValue> headers, List<NameValue> query, List<NameValue> body) {

  /** How a connection authorises calls. */
  sealed interface Auth {}

  /** A header with a secret value. */
  record Header(NameValue header) implements Auth {}

  /** A token of an authorisation server. */
  record OAuth(
      String endpoint,
      String method,
      String clientId,
      String clientSecret,
      List<NameValue> headers,
      List<NameValue> query,
      List<NameValue> body)
      implements Auth {}

  /**
   * Reads a connection as EventBridge's CreateConnection has it.
   *
   * @throws IllegalArgumentException if it says not how it authorises
   */
  static Connection of(String name, JsonNode given) {
    JsonNode parameters = given.path("AuthParameters");
    JsonNode more = parameters.path("InvocationHttpParameters");
    return new Connection(
        name,
        auth(given.path("AuthorizationType").asText(), parameters),
        values(more.path("HeaderParameters")),
        values(more.path("QueryStringParameters")),
        values(more.path("BodyParameters")));
  }

  private static Auth auth(String type, JsonNode parameters) {
    return switch (type) {
      case "API_KEY" -> {
        JsonNode key = parameters.path("ApiKeyAuthParameters");
        yield new Header(new NameValue(text(key, "ApiKeyName"), text(key, "ApiKeyValue")));
      }
      case "BASIC" -> {
        JsonNode basic = parameters.path("BasicAuthParameters");
        String pair = text(basic, "Username") + ":" + text(basic, "Password");
        String encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        yield new Header(new NameValue("Authorization", "Basic " + encoded));
      }
      case "OAUTH_CLIENT_CREDENTIALS" -> oauth(parameters.path("OAuthParameters"));
      default ->
          throw new IllegalArgumentException(
              "AuthorizationType is none of API_KEY, BASIC and OAUTH_CLIENT_CREDENTIALS");
    };
  }

  private static OAuth oauth(JsonNode given) {
    JsonNode client = given.path("ClientParameters");
    JsonNode more = given.path("OAuthHttpParameters");
    return new OAuth(
        text(given, "AuthorizationEndpoint"),
        given.path("HttpMethod").asText("POST"),
        text(client, "ClientID"),
        text(client, "ClientSecret"),
        values(more.path("HeaderParameters")),
        values(more.path("QueryStringParameters")),
        values(more.path("BodyParameters")));
  }

  private static String text(JsonNode object, String name) {
    JsonNode value = object.path(name);
    if (!value.isTextual()) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return value.textValue();
  }

  private static List<NameValue> values(JsonNode parameters) {
    List<NameValue> values = new ArrayList<>();
    parameters.forEach(
        each -> values.add(new NameValue(text(each, "Key"), each.path("Value").asText())));
    return List.copyOf(values);
  }

  /** The same for a request in which nothing stands but what its state says. */
  Connection withoutParameters() {
    return new Connection(name, auth, List.of(), List.of(), List.of());
  }

  @Override
  public String toString() {
    return "Connection[" + name + "]";
  }
}
