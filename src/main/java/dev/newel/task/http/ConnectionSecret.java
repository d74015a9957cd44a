package dev.newel.task.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What EventBridge keeps of a connection in Secrets Manager. */
final class ConnectionSecret {

  private ConnectionSecret() {}

  /** A secret in the form that CreateConnection takes. */
  static ObjectNode parameters(String authorisation, JsonNode secret) {
    ObjectNode given = JsonNodeFactory.instance.objectNode();
    ObjectNode parameters =
        given.put("AuthorizationType", authorisation).putObject("AuthParameters");
    switch (authorisation) {
      case "API_KEY" ->
          copy(
              secret,
              parameters.putObject("ApiKeyAuthParameters"),
              "api_key_name=ApiKeyName",
              "api_key_value=ApiKeyValue");
      case "BASIC" ->
          copy(
              secret,
              parameters.putObject("BasicAuthParameters"),
              "username=Username",
              "password=Password");
      default -> oauth(secret, parameters.putObject("OAuthParameters"));
    }
    http(secret.path("invocation_http_parameters"), parameters, "InvocationHttpParameters");
    return given;
  }

  private static void oauth(JsonNode secret, ObjectNode oauth) {
    copy(secret, oauth, "authorization_endpoint=AuthorizationEndpoint", "http_method=HttpMethod");
    copy(
        secret,
        oauth.putObject("ClientParameters"),
        "client_id=ClientID",
        "client_secret=ClientSecret");
    http(secret.path("oauth_http_parameters"), oauth, "OAuthHttpParameters");
  }

  private static void http(JsonNode given, ObjectNode owner, String name) {
    ObjectNode http = owner.putObject(name);
    pairs(given.path("header_parameters"), http.putArray("HeaderParameters"));
    pairs(given.path("query_string_parameters"), http.putArray("QueryStringParameters"));
    pairs(given.path("body_parameters"), http.putArray("BodyParameters"));
  }

  private static void pairs(JsonNode given, ArrayNode pairs) {
    given.forEach(pair -> copy(pair, pairs.addObject(), "key=Key", "value=Value"));
  }

  private static void copy(JsonNode from, ObjectNode to, String... names) {
    for (String name : names) {
      String[] pair = name.split("=", 2);
      if (from.has(pair[0])) {
        to.set(pair[1], from.path(pair[0]));
      }
    }
  }
}
