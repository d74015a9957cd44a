package dev.newel.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The API of a Newel process, as a client without any SDK sees it. */
record NewelApi(int port) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration TIMEOUT = Duration.ofSeconds(75);

  /** An answer of the API. */
  record Answer(int status, JsonNode body) {}

  /** A task that a worker was given. */
  record Task(String token, JsonNode input) {}

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isReady() {
    return health("ready") == 200;
  }

  /** The status of a health check; 0 where nobody answers. */
  int health(String which) {
    HttpRequest request = HttpRequest.newBuilder(uri("/health/" + which)).timeout(TIMEOUT).build();
    try {
      return HTTP.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException absent) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Calls an action without waiting for its answer. */
  CompletableFuture<Answer> send(String action, ObjectNode input) {
    return send(request(action, input));
  }

  private HttpRequest.Builder request(String action, ObjectNode input) {
    return HttpRequest.newBuilder(uri("/"))
        .timeout(TIMEOUT)
        .header("Content-Type", "application/x-amz-json-1.0")
        .header("X-Amz-Target", "AWSStepFunctions." + action)
        .POST(BodyPublishers.ofString(input.toString()));
  }

  private static CompletableFuture<Answer> send(HttpRequest.Builder request) {
    return HTTP.sendAsync(request.build(), BodyHandlers.ofString()).thenApply(NewelApi::answer);
  }

  /** Calls an action with the id that an AWS SDK keeps when it repeats a call. */
  Answer repeat(String action, ObjectNode input, String invocationId) {
    return send(request(action, input).header("amz-sdk-invocation-id", invocationId)).join();
  }

  /** Calls an action, whatever becomes of it. */
  Answer ask(String action, ObjectNode input) throws IOException {
    try {
      return send(action, input).join();
    } catch (CompletionException e) {
      throw new IOException(action + ": " + e.getCause(), e);
    }
  }

  /** Calls an action that must succeed. */
  JsonNode call(String action, ObjectNode input) throws IOException {
    Answer answer = ask(action, input);
    if (answer.status() != 200) {
      throw new AssertionError(action + " failed: " + answer);
    }
    return answer.body();
  }

  String createActivity(String name) throws IOException {
    return call("CreateActivity", object().put("name", name)).path("activityArn").asText();
  }

  String createMachine(String name, String definition) throws IOException {
    ObjectNode input =
        object()
            .put("name", name)
            .put("definition", definition)
            .put("roleArn", "arn:aws:iam::000000000000:role/any");
    return call("CreateStateMachine", input).path("stateMachineArn").asText();
  }

  String start(String machineArn, String name) throws IOException {
    return start(machineArn, name, "{}");
  }

  String start(String machineArn, String name, String input) throws IOException {
    ObjectNode request =
        object().put("stateMachineArn", machineArn).put("name", name).put("input", input);
    return call("StartExecution", request).path("executionArn").asText();
  }

  /** Polls until there is a task. */
  Task poll(String activityArn) throws IOException {
    Task task = null;
    while (task == null) {
      task = task(call("GetActivityTask", object().put("activityArn", activityArn)));
    }
    return task;
  }

  /** Begins a poll. */
  CompletableFuture<Answer> sendPoll(String activityArn) {
    return send("GetActivityTask", object().put("activityArn", activityArn));
  }

  /** The task in the answer to a poll; null where there is none. */
  static @Nullable Task task(JsonNode answer) {
    return answer.has("taskToken")
        ? new Task(answer.path("taskToken").asText(), parse(answer.path("input").asText()))
        : null;
  }

  void succeed(String token, String output) throws IOException {
    call("SendTaskSuccess", object().put("taskToken", token).put("output", output));
  }

  String status(String executionArn) throws IOException {
    return call("DescribeExecution", object().put("executionArn", executionArn))
        .path("status")
        .asText();
  }

  /** The whole history of an execution, page by page. */
  List<JsonNode> history(String executionArn) throws IOException {
    List<JsonNode> events = new ArrayList<>();
    ObjectNode input = object().put("executionArn", executionArn).put("maxResults", 1000);
    JsonNode page;
    do {
      page = call("GetExecutionHistory", input);
      page.path("events").forEach(events::add);
      input.put("nextToken", page.path("nextToken").asText());
    } while (page.has("nextToken"));
    return events;
  }

  /** All executions of a machine, page by page. */
  List<String> executions(String machineArn) throws IOException {
    return listExecutions(object().put("stateMachineArn", machineArn));
  }

  List<String> executions(String machineArn, String status) throws IOException {
    return listExecutions(object().put("stateMachineArn", machineArn).put("statusFilter", status));
  }

  private List<String> listExecutions(ObjectNode input) throws IOException {
    List<String> executions = new ArrayList<>();
    JsonNode page;
    do {
      page = call("ListExecutions", input);
      page.path("executions").forEach(one -> executions.add(one.path("executionArn").asText()));
      input.put("nextToken", page.path("nextToken").asText());
    } while (page.has("nextToken"));
    return executions;
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private static Answer answer(HttpResponse<String> response) {
    return new Answer(response.statusCode(), parse(response.body()));
  }
}
