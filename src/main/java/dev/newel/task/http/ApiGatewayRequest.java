package dev.newel.task.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.ErrorName;
import dev.newel.asl.data.Json;
import dev.newel.asl.data.StateException;
import dev.newel.aws.client.AddressedRequest;
import dev.newel.aws.client.Endpoint;
import dev.newel.aws.client.wire.NameValue;
import dev.newel.aws.client.wire.Percent;
import dev.newel.aws.client.wire.WireRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The request that the arguments of an API Gateway task ask for. */
final class ApiGatewayRequest {

  private static final byte[] NO_BODY = {};

  private ApiGatewayRequest() {}

  /**
   * The request, without a signature.
   *
   * @throws StateException States.Runtime where the endpoint is none
   */
  static AddressedRequest of(JsonNode arguments, String region) {
    byte[] body = body(arguments);
    List<NameValue> headers = new ArrayList<>(pairs(arguments.path("Headers")));
    boolean typed =
        headers.stream().anyMatch(header -> header.name().equalsIgnoreCase("Content-Type"));
    if (body.length > 0 && !typed) {
      headers.add(new NameValue("Content-Type", "application/json"));
    }
    return new AddressedRequest(
        endpoint(arguments.path("ApiEndpoint").asText(), region),
        new WireRequest(
            arguments.path("Method").asText(),
            path(arguments),
            pairs(arguments.path("QueryParameters")),
            headers,
            body));
  }

  /** As AWS has it, the endpoint is the name of a host. One with a scheme is another's. */
  private static Endpoint endpoint(String given, String region) {
    URI uri = uri(given.contains("://") ? given : "https://" + given);
    boolean tls = !"http".equals(uri.getScheme());
    int port = uri.getPort() < 0 ? (tls ? 443 : 80) : uri.getPort();
    return new Endpoint(tls, uri.getHost(), port, uri.getRawPath(), region, true);
  }

  private static URI uri(String text) {
    try {
      URI uri = new URI(text);
      if (uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw noEndpoint();
    }
    throw noEndpoint();
  }

  private static StateException noEndpoint() {
    return StateException.bare(
        ErrorName.RUNTIME, "The value of the field 'ApiEndpoint' has an invalid format");
  }

  private static String path(JsonNode arguments) {
    String stage = arguments.path("Stage").asText("");
    String path = arguments.path("Path").asText("");
    return "/" + encoded(stage.isEmpty() ? path : stage + "/" + path);
  }

  /** Slashes part a path; those in front and twice over say nothing. */
  private static String encoded(String path) {
    String joined =
        Arrays.stream(path.split("/"))
            .filter(part -> !part.isEmpty())
            .map(Percent::encode)
            .collect(Collectors.joining("/"));
    return path.endsWith("/") && !joined.isEmpty() ? joined + "/" : joined;
  }

  private static List<NameValue> pairs(JsonNode lists) {
    List<NameValue> pairs = new ArrayList<>();
    lists
        .properties()
        .forEach(
            list ->
                list.getValue()
                    .forEach(value -> pairs.add(new NameValue(list.getKey(), value.asText()))));
    return List.copyOf(pairs);
  }

  /** Without nulls, unless they are allowed. */
  private static byte[] body(JsonNode arguments) {
    boolean allowed = arguments.path("AllowNullValues").booleanValue();
    JsonNode given = arguments.path("RequestBody");
    if (given.isMissingNode() || (given.isNull() && !allowed)) {
      return NO_BODY;
    }
    return Json.write(allowed ? given : withoutNulls(given)).getBytes(StandardCharsets.UTF_8);
  }

  private static JsonNode withoutNulls(JsonNode node) {
    if (node.isObject()) {
      ObjectNode rest = JsonNodeFactory.instance.objectNode();
      node.properties().stream()
          .filter(field -> !field.getValue().isNull())
          .forEach(field -> rest.set(field.getKey(), withoutNulls(field.getValue())));
      return rest;
    } else if (node.isArray()) {
      ArrayNode rest = JsonNodeFactory.instance.arrayNode();
      node.forEach(item -> rest.add(withoutNulls(item)));
      return rest;
    }
    return node;
  }
}
