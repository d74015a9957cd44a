package dev.newel.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.Json;
import dev.newel.testing.NewelServer;

/** A worker of one activity, and the machines that give it work. */
final class Tasks {

  private final NewelServer server;
  private final SampleData data;
  private final String activity;

  Tasks(NewelServer server, String activity) {
    this.server = server;
    this.data = new SampleData(server);
    this.activity = data.activity;
    assertThat(this.activity).endsWith(activity);
  }

  SampleData data() {
    return data;
  }

  String activity() {
    return activity;
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
