package dev.newel.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.data.Json;
import dev.newel.testing.NewelServer;

/** A worker of an activity of its own, so that no test gets what another has left. */
final class Tasks {

  private final NewelServer server;
  private final SampleData data;
  final String activity;

  Tasks(NewelServer server, String name) {
    this.server = server;
    this.data = new SampleData(server);
    this.activity =
        server.call("CreateActivity", "{\"name\": \"%s\"}".formatted(name)).text("activityArn");
  }

  /**
   * Starts an execution of a new machine; both have the activity's name.
   *
   * @param definition with a place for the activity
   */
  String begin(String definition, String input) {
    String name = activity.substring(activity.lastIndexOf(':') + 1);
    return data.start(data.machine(name, definition.formatted(activity)), name, input);
  }

  /** Starts another one. */
  String begin(String machineOf, String name, String input) {
    String machine =
        machineOf.substring(0, machineOf.lastIndexOf(':')).replace(":execution:", ":stateMachine:");
    return data.start(machine, name, input);
  }

  /** Waits for a task, and says its token. */
  String take() {
    String token =
        server
            .call(
                "GetActivityTask",
                "{\"activityArn\": \"%s\", \"workerName\": \"w-3\"}".formatted(activity))
            .text("taskToken");
    assertThat(token).isNotEmpty();
    return token;
  }

  void succeed(String output) {
    answer("SendTaskSuccess", "output", output, "", "");
  }

  void fail(String error, String cause) {
    answer("SendTaskFailure", "error", error, "cause", cause);
  }

  private void answer(String action, String name, String value, String other, String text) {
    var input = Json.MAPPER.createObjectNode().put("taskToken", take()).put(name, value);
    if (!other.isEmpty()) {
      input.put(other, text);
    }
    assertThat(server.call(action, input.toString()).status()).isEqualTo(200);
  }

  String statusOf(String execution) {
    return server
        .call("DescribeExecution", "{\"executionArn\": \"%s\"}".formatted(execution))
        .text("status");
  }
}
