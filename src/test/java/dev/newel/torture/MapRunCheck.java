package dev.newel.torture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.torture.Violation.Kind;
import java.util.List;
import java.util.stream.StreamSupport;

/** Each Map Run has counted each of its items once, as what became of it, and leaves none open. */
final class MapRunCheck {

  private static final String RUNS = "mapRuns";
  private static final String CHILDREN = "children";
  private static final List<String> ENDS =
      List.of("pending", "succeeded", "failed", "timedOut", "aborted");

  private final Checker checker;

  MapRunCheck(Checker checker) {
    this.checker = checker;
  }

  /** What DescribeExecution says, and beside it what the API tells of the Map Runs. */
  static JsonNode describe(Client client, String arn) {
    ObjectNode execution = Client.object().put("executionArn", arn);
    JsonNode description = client.ask("DescribeExecution", execution);
    if (!arn.contains(":execution:spread")) {
      return description;
    }
    ArrayNode runs = ((ObjectNode) description).putArray(RUNS);
    for (JsonNode listed : client.pages("ListMapRuns", execution, RUNS)) {
      ObjectNode which = Client.object().put("mapRunArn", listed.path("mapRunArn").asText());
      ObjectNode run = (ObjectNode) client.ask("DescribeMapRun", which);
      run.putArray(CHILDREN).addAll(client.pages("ListExecutions", which, "executions"));
      runs.add(run);
    }
    return description;
  }

  void run() {
    for (Fate fate : checker.evidence().fates()) {
      if (fate.isOf(Machine.SPREAD) || fate.isOf(Machine.SPREAD_EXPRESS)) {
        check(fate);
      }
    }
  }

  private void check(Fate fate) {
    JsonNode runs = fate.description().path(RUNS);
    int started = fate.all("MapRunStarted").size();
    require(runs.size() <= started, fate, "has more runs than it has started: " + runs);
    runs.forEach(run -> checkCounts(fate, run));
    if (fate.status().equals("SUCCEEDED")) {
      require(runs.size() == 1, fate, "succeeded with the runs " + runs);
      runs.forEach(run -> checkWhole(fate, run));
    }
  }

  private void checkCounts(Fate fate, JsonNode run) {
    JsonNode counts = run.path("itemCounts");
    long sum = ENDS.stream().mapToLong(end -> counts.path(end).asLong()).sum();
    require(
        sum == Machine.MAP_ITEMS && counts.path("total").asLong() == sum,
        fate,
        "counts an item twice, or not at all: " + counts);
    long succeeded = children(run, "SUCCEEDED");
    require(
        fate.isOf(Machine.SPREAD_EXPRESS) || counts.path("succeeded").asLong() <= succeeded,
        fate,
        "counts more than have succeeded: " + run);
    require(children(run, "RUNNING") == 0, fate, "leaves executions open: " + run);
  }

  private void checkWhole(Fate fate, JsonNode run) {
    int kept = fate.isOf(Machine.SPREAD) ? Machine.MAP_ITEMS : 0;
    require(
        run.path("status").asText().equals("SUCCEEDED")
            && run.path("itemCounts").path("succeeded").asLong() == Machine.MAP_ITEMS
            && run.path(CHILDREN).size() == kept
            && children(run, "SUCCEEDED") == kept,
        fate,
        "succeeded with " + run);
  }

  private static long children(JsonNode run, String status) {
    return StreamSupport.stream(run.path(CHILDREN).spliterator(), false)
        .filter(child -> child.path("status").asText().equals(status))
        .count();
  }

  private void require(boolean holds, Fate fate, String what) {
    checker.require(holds, Kind.MISCOUNTED, fate.arn(), what);
  }
}
