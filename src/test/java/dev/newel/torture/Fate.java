package dev.newel.torture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * An execution as the API tells of it afterwards.
 *
 * @param description the answer of DescribeExecution
 * @param listed its entry in the answer of ListExecutions
 * @param events its whole history
 */
record Fate(String arn, JsonNode description, JsonNode listed, List<JsonNode> events) {

  static final Set<String> ENDS =
      Set.of("ExecutionSucceeded", "ExecutionFailed", "ExecutionTimedOut", "ExecutionAborted");
  static final Set<String> ANSWERS =
      Set.of("ActivitySucceeded", "ActivityFailed", "ActivityTimedOut");

  boolean isOf(Machine machine) {
    return arn.contains(":execution:" + machine.machineName() + ":");
  }

  String status() {
    return description.path("status").asText();
  }

  static String type(JsonNode event) {
    return event.path("type").asText();
  }

  static long id(JsonNode event) {
    return event.path("id").asLong();
  }

  static long previous(JsonNode event) {
    return event.path("previousEventId").asLong();
  }

  static double time(JsonNode event) {
    return event.path("timestamp").asDouble();
  }

  /** The worker of an ActivityStarted event. */
  static String worker(JsonNode event) {
    return event.path("activityStartedEventDetails").path("workerName").asText();
  }

  /** The output of an ActivitySucceeded event. */
  static String output(JsonNode event) {
    return event.path("activitySucceededEventDetails").path("output").asText();
  }

  List<JsonNode> all(String type) {
    return all(event -> type(event).equals(type));
  }

  List<JsonNode> all(Predicate<JsonNode> which) {
    return events.stream().filter(which).toList();
  }

  /**
   * What a task that was handed out came to: its answers, which are one at most in a true history.
   */
  List<JsonNode> answersTo(JsonNode started) {
    return all(event -> ANSWERS.contains(type(event)) && previous(event) == id(started));
  }

  /** Hand-outs without an answer. */
  List<JsonNode> openHandOuts() {
    return all("ActivityStarted").stream().filter(started -> answersTo(started).isEmpty()).toList();
  }

  /**
   * Whether a task was taken by the very turn that ended its execution: its worker is not told, and
   * may have another task with the same poll.
   */
  boolean isStillborn(JsonNode started) {
    return hasEnded() && time(started) == time(last()) && answersTo(started).isEmpty();
  }

  boolean hasEnded() {
    return !events.isEmpty() && ENDS.contains(type(events.get(events.size() - 1)));
  }

  JsonNode last() {
    return events.get(events.size() - 1);
  }
}
