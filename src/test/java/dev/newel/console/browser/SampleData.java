package dev.newel.console.browser;

import dev.newel.asl.data.Json;
import dev.newel.testing.NewelServer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** Machines, activities and executions as a small shop has them. */
final class SampleData {

  private static final String ORDER_FLOW =
      """
      {"StartAt": "Validate", "States": {
        "Validate": {"Type": "Choice", "Choices": [
          {"Variable": "$.total", "NumericLessThan": 0, "Next": "Refuse"}], "Default": "Price items"},
        "Refuse": {"Type": "Fail", "Error": "Order.Invalid", "Cause": "the total is negative"},
        "Price items": {"Type": "Map", "ItemsPath": "$.items", "ResultPath": "$.priced",
          "ItemProcessor": {"StartAt": "Price", "States": {"Price": {"Type": "Pass", "End": true}}},
          "Next": "Ship?"},
        "Ship?": {"Type": "Choice", "Choices": [
          {"Variable": "$.ship", "BooleanEquals": true, "Next": "Ship"}], "Default": "Done"},
        "Ship": {"Type": "Task", "Resource": "%s", "Next": "Done"},
        "Done": {"Type": "Pass", "End": true}}}
      """;

  private static final String NIGHTLY =
      "{\"StartAt\": \"Wait\", \"States\": {\"Wait\": {\"Type\": \"Wait\", \"Seconds\": 3600,"
          + " \"End\": true}}}";

  private final NewelServer server;
  final String activity;
  final String orders;
  final String nightly;

  SampleData(NewelServer server) {
    this.server = server;
    this.activity = server.call("CreateActivity", "{\"name\": \"ship-it\"}").text("activityArn");
    this.orders = machine("order-flow", ORDER_FLOW.formatted(activity));
    this.nightly = machine("nightly-report", NIGHTLY);
  }

  String machine(String name, String definition) {
    String input =
        Json.MAPPER
            .createObjectNode()
            .put("name", name)
            .put("roleArn", NewelServer.ROLE)
            .put("definition", definition)
            .toString();
    return server.call("CreateStateMachine", input).text("stateMachineArn");
  }

  /** Runs an Express machine that refuses its input, and says the ARN of its execution. */
  String refuseQuickly() {
    String ship = "arn:aws:lambda:us-east-1:000000000000:function:ship"; // these have no activities
    String definition = ORDER_FLOW.formatted(ship);
    return server
        .sfn()
        .startSyncExecution(
            r ->
                r.name("check-1")
                    .input("{\"order\": \"A-17\", \"total\": -1}")
                    .stateMachineArn(
                        server
                            .sfn()
                            .createStateMachine(
                                m ->
                                    m.name("order-check")
                                        .type("EXPRESS")
                                        .roleArn(NewelServer.ROLE)
                                        .definition(definition))
                            .stateMachineArn()))
        .executionArn();
  }

  /** Starts one, and says its ARN. */
  String start(String machine, String name, String input) {
    String asked =
        Json.MAPPER
            .createObjectNode()
            .put("stateMachineArn", machine)
            .put("name", name)
            .put("input", input)
            .toString();
    return server.call("StartExecution", asked).text("executionArn");
  }

  /** Some of each status. */
  SampleData fill() {
    for (int i = 0; i < 24; i++) {
      String name = "ord-" + (20_900 + i);
      String total = i % 6 == 5 ? "-1" : String.valueOf(10 + i);
      boolean ships = i % 5 == 1;
      start(
          orders,
          name,
          """
          {"order": "A-%d", "total": %s, "ship": %s, "items": [{"sku": "K-1"}, {"sku": "K-2"}]}
          """
              .formatted(i, total, ships)
              .strip());
    }
    List.of("mon", "tue", "wed").forEach(day -> start(nightly, "report-" + day, "{}"));
    String stopped = start(nightly, "report-old", "{}");
    server.call(
        "StopExecution",
        "{\"executionArn\": \"%s\", \"error\": \"Operator\", \"cause\": \"not needed\"}"
            .formatted(stopped));
    publish();
    work();
    return this;
  }

  /** Two versions that differ, and an alias. */
  private void publish() {
    String machine = "\"stateMachineArn\": \"%s\"".formatted(nightly);
    server.call("PublishStateMachineVersion", "{" + machine + "}");
    String later = NIGHTLY.replace("3600", "7200");
    server.call(
        "UpdateStateMachine", "{%s, \"definition\": %s}".formatted(machine, Page.quote(later)));
    String version =
        server
            .call("PublishStateMachineVersion", "{" + machine + "}")
            .text("stateMachineVersionArn");
    server.call(
        "CreateStateMachineAlias",
        "{\"name\": \"live\", \"routingConfiguration\": [{\"stateMachineVersionArn\": \"%s\","
                .formatted(version)
            + " \"weight\": 100}]}");
  }

  /** Two workers have a task each; one of them fails. */
  private void work() {
    String poll = "{\"activityArn\": \"%s\", \"workerName\": \"%s\"}";
    server.call("GetActivityTask", poll.formatted(activity, "w-1"));
    String token =
        server.call("GetActivityTask", poll.formatted(activity, "w-2")).text("taskToken");
    server.call(
        "SendTaskFailure",
        "{\"taskToken\": \"%s\", \"error\": \"Carrier.Down\", \"cause\": \"no answer\"}"
            .formatted(token));
  }

  /** A Map Run of forty items, of which some fail. */
  String runMap() {
    String machine =
        machine(
            "price-all",
            """
            {"StartAt": "M", "States": {"M": {"Type": "Map", "Label": "prices", "End": true,
              "MaxConcurrency": 5, "ToleratedFailurePercentage": 100,
              "ItemProcessor": {
                "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
                "StartAt": "C", "States": {
                  "C": {"Type": "Choice", "Choices": [{"Variable": "$", "NumericLessThan": 6,
                    "Next": "F"}], "Default": "P"},
                  "F": {"Type": "Fail", "Error": "Price.Unknown", "Cause": "no price"},
                  "P": {"Type": "Pass", "End": true}}}}}}
            """);
    String items =
        IntStream.range(0, 40).mapToObj(String::valueOf).collect(Collectors.joining(",", "[", "]"));
    String execution = start(machine, "all", items);
    String asked = "{\"executionArn\": \"%s\"}".formatted(execution);
    Awaitility.await()
        .until(() -> server.call("DescribeExecution", asked).text("status"), "SUCCEEDED"::equals);
    return server.call("ListMapRuns", asked).body().at("/mapRuns/0/mapRunArn").asText();
  }
}
