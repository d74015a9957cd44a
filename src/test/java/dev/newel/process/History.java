package dev.newel.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The history of an execution, and whether it can be true. */
record History(String executionArn, List<JsonNode> events) {

  private static final Set<String> ENDED_FROM_OUTSIDE =
      Set.of("ExecutionTimedOut", "ExecutionAborted");
  private static final Set<String> ENDS =
      Set.of("ExecutionSucceeded", "ExecutionFailed", "ExecutionTimedOut", "ExecutionAborted");

  static History of(NewelApi api, String executionArn) throws IOException {
    return new History(executionArn, api.history(executionArn));
  }

  /** Nothing is missing, nothing is there twice, and nothing comes before what it follows. */
  History assertWhole() {
    assertThat(events).as(executionArn).isNotEmpty();
    assertThat(type(0)).as(executionArn).isEqualTo("ExecutionStarted");
    Set<Long> startedTasks = new HashSet<>();
    for (int i = 0; i < events.size(); i++) {
      JsonNode event = events.get(i);
      String where = executionArn + " " + event;
      long previous = event.path("previousEventId").asLong();
      assertThat(event.path("id").asLong()).as(where).isEqualTo(i + 1);
      // AWS gives an end from outside no event to follow
      boolean first = i < 2 || ENDED_FROM_OUTSIDE.contains(type(i));
      assertThat(previous).as(where).isBetween(first ? 0L : 1L, (long) i);
      if (i > 0) {
        assertThat(time(i)).as(where).isGreaterThanOrEqualTo(time(i - 1));
      }
      if (type(i).equals("ActivityStarted")) {
        assertThat(type((int) previous - 1)).as(where).isEqualTo("ActivityScheduled");
        assertThat(startedTasks.add(previous)).as("handed out once: " + where).isTrue();
      }
      assertThat(ENDS.contains(type(i)) && i < events.size() - 1).as(where).isFalse();
    }
    return this;
  }

  /** The outputs that workers gave, in their order. */
  List<String> taskOutputs() {
    return events.stream()
        .filter(event -> event.path("type").asText().equals("ActivitySucceeded"))
        .map(event -> event.path("activitySucceededEventDetails").path("output").asText())
        .toList();
  }

  boolean hasEnded() {
    return ENDS.contains(type(events.size() - 1));
  }

  List<String> types() {
    return events.stream().map(event -> event.path("type").asText()).toList();
  }

  /** When the first event of a type was, in seconds since the epoch. */
  double secondsOf(String type) {
    assertThat(types()).as(executionArn).contains(type);
    return time(types().indexOf(type));
  }

  String lastType() {
    return type(events.size() - 1);
  }

  private String type(int index) {
    return events.get(index).path("type").asText();
  }

  private double time(int index) {
    return events.get(index).path("timestamp").asDouble();
  }
}
