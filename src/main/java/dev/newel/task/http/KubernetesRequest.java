package dev.newel.task.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.ErrorName;
import dev.newel.asl.data.Json;
import dev.newel.asl.data.StateException;
import dev.newel.aws.client.wire.NameValue;
import dev.newel.aws.client.wire.Percent;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request for the Kubernetes API of a cluster, but for who sends it.
 *
 * @param authority of the server's certificate, as PEM
 */
record KubernetesRequest(HttpRequestParts parts, Buffer authority) {

  /** The request that the arguments of {@code eks:call} ask for. */
  static KubernetesRequest ofCall(JsonNode arguments) {
    return of(
        arguments,
        arguments.path("Method").asText(),
        arguments.path("Path").asText(),
        arguments.path("QueryParameters"),
        arguments.path("RequestBody"));
  }

  /** The one that begins a job. */
  static KubernetesRequest ofJob(JsonNode arguments) {
    return of(arguments, "POST", jobs(arguments), Json.NULL.node(), arguments.path("Job"));
  }

  /**
   * One about the cluster of those arguments.
   *
   * @param query names, each with a list of values
   * @throws StateException States.Runtime where the cluster is none
   */
  static KubernetesRequest of(
      JsonNode arguments, String method, String path, JsonNode query, JsonNode body) {
    String text = body(body);
    List<NameValue> headers = new ArrayList<>();
    headers.add(new NameValue("Accept", "application/json"));
    if (text != null) {
      // a patch says how it is to be understood: this is what any resource takes
      String type = method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
      headers.add(new NameValue("Content-Type", type));
    }
    return new KubernetesRequest(
        new HttpRequestParts(
            method, uri(arguments.path("Endpoint").asText(), path, query), headers, text),
        authority(arguments.path("CertificateAuthority").asText()));
  }

  /**
   * The same of somebody who can show this.
   *
   * @param trace headers that tell of the trace it belongs to
   */
  KubernetesRequest by(String token, List<NameValue> trace) {
    List<NameValue> headers = new ArrayList<>(parts.headers());
    headers.add(new NameValue("Authorization", "Bearer " + token));
    headers.addAll(trace);
    return new KubernetesRequest(
        new HttpRequestParts(parts.method(), parts.uri(), headers, parts.body()), authority);
  }

  /** The path of the jobs of a namespace. */
  static String jobs(JsonNode arguments) {
    return "/apis/batch/v1/namespaces/" + namespace(arguments) + "/jobs";
  }

  /** The path of the pods of a namespace. */
  static String pods(JsonNode arguments) {
    return "/api/v1/namespaces/" + namespace(arguments) + "/pods";
  }

  private static String namespace(JsonNode arguments) {
    return Percent.encode(arguments.path("Namespace").asText("default"));
  }

  private static @Nullable String body(JsonNode given) {
    if (given.isMissingNode() || given.isNull()) {
      return null;
    }
    return given.isTextual() ? given.textValue() : Json.write(given);
  }

  private static URI uri(String endpoint, String path, JsonNode query) {
    List<NameValue> pairs = new ArrayList<>();
    query
        .properties()
        .forEach(
            list ->
                list.getValue()
                    .forEach(value -> pairs.add(new NameValue(list.getKey(), value.asText()))));
    String base = endpoint.endsWith("/") ? endpoint.substring(0, endpoint.length() - 1) : endpoint;
    String slash = path.startsWith("/") ? "" : "/";
    try {
      return URI.create(base + slash + path + (pairs.isEmpty() ? "" : "?" + Percent.encode(pairs)));
    } catch (IllegalArgumentException e) {
      throw invalid("Endpoint");
    }
  }

  private static Buffer authority(String base64) {
    try {
      return Buffer.buffer(Base64.getMimeDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      throw invalid("CertificateAuthority");
    }
  }

  private static StateException invalid(String field) {
    return StateException.bare(
        ErrorName.RUNTIME, "The value of the field '" + field + "' has an invalid format");
  }
}
