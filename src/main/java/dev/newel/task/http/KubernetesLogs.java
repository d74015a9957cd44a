package dev.newel.task.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.newel.aws.client.wire.NameValue;
import dev.newel.aws.client.wire.Percent;
import dev.newel.task.lambda.FunctionPayload;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Gets what the containers of a job that has ended have logged, as well as can be. */
final class KubernetesLogs {

  private final JsonNode arguments;
  private final JsonNode options;
  private final Function<String, Future<Optional<HttpAnswer>>> get;

  /**
   * The logs of a job.
   *
   * @param arguments of the task that began it
   * @param get asks the cluster for what is at a path
   */
  KubernetesLogs(JsonNode arguments, Function<String, Future<Optional<HttpAnswer>>> get) {
    this.arguments = arguments;
    this.options = arguments.path("LogOptions");
    this.get = get;
  }

  /** Whether a condition holds of a job. */
  static boolean has(JsonNode status, String type) {
    return status
        .path("conditions")
        .valueStream()
        .anyMatch(
            condition ->
                condition.path("type").asText().equals(type)
                    && condition.path("status").asText().equals("True"));
  }

  /** The output with the logs, where they are wanted. */
  Future<ObjectNode> addTo(ObjectNode output) {
    if (!options.path("RetrieveLogs").asBoolean()) {
      return Future.succeededFuture(output);
    }
    String job = output.at("/ResponseBody/metadata/name").asText();
    String query = Percent.encode(List.of(new NameValue("labelSelector", "job-name=" + job)));
    return get.apply(KubernetesRequest.pods(arguments) + "?" + query)
        .compose(pods -> logs(pods, output.putObject("logs").putObject("pods")))
        .map(output)
        .otherwise(output);
  }

  private Future<Void> logs(Optional<HttpAnswer> pods, ObjectNode into) {
    List<Future<Void>> all = new ArrayList<>();
    JsonNode items = pods.<JsonNode>map(HttpAnswer::output).orElseThrow().at("/ResponseBody/items");
    for (JsonNode pod : items) {
      String name = pod.at("/metadata/name").asText();
      ObjectNode containers = into.putObject(name).putObject("containers");
      for (JsonNode container : pod.at("/spec/containers")) {
        String label = container.path("name").asText();
        all.add(log(name, label, containers.putObject(label)));
      }
    }
    return Future.join(all).mapEmpty();
  }

  private Future<Void> log(String pod, String container, ObjectNode into) {
    List<NameValue> query = new ArrayList<>();
    query.add(new NameValue("container", container));
    options
        .path("LogParameters")
        .properties()
        .forEach(
            list ->
                list.getValue()
                    .forEach(value -> query.add(new NameValue(list.getKey(), value.asText()))));
    String path = KubernetesRequest.pods(arguments) + "/" + Percent.encode(pod) + "/log";
    return get.apply(path + "?" + Percent.encode(query))
        .map(answer -> put(answer, into))
        .otherwise(
            failure -> fail(into, "EKS.SdkClientException", String.valueOf(failure.getMessage())));
  }

  private Void put(Optional<HttpAnswer> answered, ObjectNode into) {
    if (answered.isEmpty()) {
      return fail(into, "States.DataLimitExceeded", "The log is too large");
    }
    HttpAnswer answer = answered.get();
    if (!answer.wire().isSuccess()) {
      return fail(into, "EKS." + answer.wire().status(), answer.body());
    }
    TextNode text = TextNode.valueOf(answer.body());
    into.set("log", options.path("RawLogs").asBoolean() ? text : FunctionPayload.read(text));
    return null;
  }

  private static Void fail(ObjectNode into, String error, String cause) {
    into.put("error", error).put("cause", cause);
    return null;
  }
}
