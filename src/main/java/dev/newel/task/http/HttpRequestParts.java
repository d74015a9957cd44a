package dev.newel.task.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.Json;
import dev.newel.asl.data.StateException;
import dev.newel.aws.client.wire.NameValue;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request of an HTTP task, but for what authorises it.
 *
 * @param uri with its query
 * @param body null for none
 */
record HttpRequestParts(String method, URI uri, List<NameValue> headers, @Nullable String body) {

  /** As much as a state's payload may have, and a byte. */
  private static final String RANGE = "bytes=0-262144";

  /** The connection that arguments name; empty for none. */
  static String connectionArn(JsonNode arguments) {
    String preferred = arguments.path("InvocationConfig").path("ConnectionArn").asText();
    return preferred.isEmpty()
        ? arguments.path("Authentication").path("ConnectionArn").asText()
        : preferred;
  }

  /**
   * The request that arguments ask for. What the connection has wins over them.
   *
   * @throws StateException States.Runtime where they do not go together
   */
  static HttpRequestParts of(JsonNode arguments, Connection connection, String region) {
    String body = body(arguments, connection.body());
    List<NameValue> headers = headers(arguments.path("Headers"), connection.headers());
    put(headers, "User-Agent", "Amazon|StepFunctions|HttpInvoke|" + region);
    put(headers, "Range", RANGE);
    if (body != null && !has(headers, "Content-Type")) {
      put(headers, "Content-Type", "application/json; charset=UTF-8");
    }
    return new HttpRequestParts(
        arguments.path("Method").asText(),
        uri(arguments, connection.query()),
        List.copyOf(headers),
        body);
  }

  private static URI uri(JsonNode arguments, List<NameValue> more) {
    String endpoint = arguments.path("ApiEndpoint").asText();
    List<NameValue> query = FormEncoding.QUERY.pairs(arguments.path("QueryParameters"));
    more.forEach(pair -> query.removeIf(given -> given.name().equals(pair.name())));
    query.addAll(more);
    String text = FormEncoding.write(query);
    try {
      return URI.create(
          text.isEmpty() ? endpoint : endpoint + (endpoint.contains("?") ? "&" : "?") + text);
    } catch (IllegalArgumentException e) {
      throw StateException.bare(
          "States.Runtime", "The value of the field 'ApiEndpoint' has an invalid format");
    }
  }

  private static List<NameValue> headers(JsonNode given, List<NameValue> more) {
    List<NameValue> headers = new ArrayList<>();
    given
        .properties()
        .forEach(
            header ->
                (header.getValue().isArray()
                        ? header.getValue().valueStream()
                        : List.of(header.getValue()).stream())
                    .forEach(value -> headers.add(new NameValue(header.getKey(), value.asText()))));
    more.forEach(header -> put(headers, header.name(), header.value()));
    return headers;
  }

  /** The same with headers besides, but those that it has already. */
  HttpRequestParts besides(List<NameValue> more) {
    if (more.isEmpty()) {
      return this;
    }
    List<NameValue> all = new ArrayList<>(headers);
    more.stream().filter(header -> !has(headers, header.name())).forEach(all::add);
    return new HttpRequestParts(method, uri, List.copyOf(all), body);
  }

  private static void put(List<NameValue> headers, String name, String value) {
    headers.removeIf(header -> header.name().equalsIgnoreCase(name));
    headers.add(new NameValue(name, value));
  }

  private static boolean has(List<NameValue> headers, String name) {
    return headers.stream().anyMatch(header -> header.name().equalsIgnoreCase(name));
  }

  private static @Nullable String body(JsonNode arguments, List<NameValue> more) {
    JsonNode given = arguments.path("RequestBody");
    if (given.isMissingNode() && more.isEmpty()) {
      return null;
    }
    JsonNode body = more.isEmpty() ? given : merged(given, more);
    JsonNode transform = arguments.path("Transform");
    if (transform.path("RequestBodyEncoding").asText().equals("URL_ENCODED")) {
      String arrays =
          transform.path("RequestEncodingOptions").path("ArrayFormat").asText("INDICES");
      return new FormEncoding(arrays).write(body);
    }
    return body.isTextual() ? body.textValue() : Json.write(body);
  }

  private static JsonNode merged(JsonNode given, List<NameValue> more) {
    if (!given.isObject() && !given.isMissingNode()) {
      throw StateException.bare(
          "States.Runtime",
          "The connection has parameters for the body, and the state's RequestBody is no object");
    }
    ObjectNode all = given.isObject() ? given.deepCopy() : JsonNodeFactory.instance.objectNode();
    more.forEach(pair -> all.put(pair.name(), pair.value()));
    return all;
  }
}
