package dev.newel.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

/** The calls before and after the measured ones, one at a time. */
final class Api implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final EventLoop loop;
  private final Connection connection;

  Api(EventLoop loop) {
    this.loop = loop;
    this.connection = new Connection(loop, 0);
  }

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  String createActivity(String name) throws IOException {
    return call("CreateActivity", object().put("name", name)).path("activityArn").asText();
  }

  /** Creates a machine that works one state after the other, each one a copy of the given one. */
  String createMachine(String name, ObjectNode state, int states) throws IOException {
    return createMachine(name, "STANDARD", state, states);
  }

  /** The same of the type whose executions live in memory. */
  String createExpressMachine(String name, ObjectNode state, int states) throws IOException {
    return createMachine(name, "EXPRESS", state, states);
  }

  /** Creates a machine of a whole definition. */
  String createMachine(String name, ObjectNode definition) throws IOException {
    return create(name, "STANDARD", definition);
  }

  private String createMachine(String name, String type, ObjectNode state, int states)
      throws IOException {
    ObjectNode definition = object().put("StartAt", "S1");
    ObjectNode all = definition.putObject("States");
    for (int i = 1; i < states; i++) {
      all.set("S" + i, state.deepCopy().put("Next", "S" + (i + 1)));
    }
    all.set("S" + states, state.deepCopy().put("End", true));
    return create(name, type, definition);
  }

  private String create(String name, String type, ObjectNode definition) throws IOException {
    ObjectNode machine =
        object()
            .put("name", name)
            .put("type", type)
            .put("definition", definition.toString())
            .put("roleArn", "arn:aws:iam::000000000000:role/load");
    return call("CreateStateMachine", machine).path("stateMachineArn").asText();
  }

  /** Starts an execution, and gives its ARN. */
  String start(String machine) throws IOException {
    return call("StartExecution", object().put("stateMachineArn", machine))
        .path("executionArn")
        .asText();
  }

  boolean hasRunning(String machine) throws IOException {
    ObjectNode running =
        object()
            .put("stateMachineArn", machine)
            .put("statusFilter", "RUNNING")
            .put("maxResults", 1);
    return !call("ListExecutions", running).path("executions").isEmpty();
  }

  String statusOf(String execution) throws IOException {
    return call("DescribeExecution", object().put("executionArn", execution))
        .path("status")
        .asText();
  }

  private JsonNode call(String action, ObjectNode input) throws IOException {
    String[] body = new String[1];
    connection.send(
        new RequestTemplate(action, input.toString(), ""),
        NOTHING,
        (answered, answer) -> body[0] = answer.isOk() ? answer.body() : null);
    loop.runUntil(() -> !connection.isWaiting(), PATIENCE, "an answer to " + action);
    if (body[0] == null) {
      throw new IOException(action + " has failed. " + loop.errors());
    }
    return JSON.readTree(body[0]);
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
