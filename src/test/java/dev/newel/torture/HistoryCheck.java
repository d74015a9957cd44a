package dev.newel.torture;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.torture.Violation.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Each history is well formed, and Describe and List say what it says. */
final class HistoryCheck {

  private static final Map<String, String> STATUS =
      Map.of(
          "ExecutionSucceeded", "SUCCEEDED",
          "ExecutionFailed", "FAILED",
          "ExecutionTimedOut", "TIMED_OUT",
          "ExecutionAborted", "ABORTED");

  private final Checker checker;

  HistoryCheck(Checker checker) {
    this.checker = checker;
  }

  void run() {
    for (Fate fate : checker.evidence().fates()) {
      if (fate.events().isEmpty()) {
        checker.report(Kind.ILL_FORMED, fate.arn(), "has no event");
      } else {
        wellFormed(fate);
        balanced(fate);
        agrees(fate);
      }
    }
  }

  private void wellFormed(Fate fate) {
    List<JsonNode> events = fate.events();
    require(
        Fate.type(events.get(0)).equals("ExecutionStarted"), fate, events.get(0), "is the first");
    Set<Long> answered = new HashSet<>();
    for (int i = 0; i < events.size(); i++) {
      JsonNode event = events.get(i);
      require(Fate.id(event) == i + 1, fate, event, "is number " + (i + 1));
      long previous = Fate.previous(event);
      require(previous >= 0 && previous <= i, fate, event, "follows what is not before it");
      if (i > 0) {
        JsonNode before = events.get(i - 1);
        require(Fate.time(event) >= Fate.time(before), fate, event, "is earlier than " + before);
      }
      boolean last = i == events.size() - 1;
      require(last || !Fate.ENDS.contains(Fate.type(event)), fate, event, "is not the last");
      if (Fate.ANSWERS.contains(Fate.type(event))) {
        require(answered.add(previous), fate, event, "is not the only answer to " + previous);
      }
    }
  }

  private void require(boolean holds, Fate fate, JsonNode event, String what) {
    checker.require(holds, Kind.ILL_FORMED, fate.arn(), event + " " + what);
  }

  /** States are entered before they are exited; all of them are exited where all went well. */
  private void balanced(Fate fate) {
    Map<String, Integer> inside = new HashMap<>();
    for (JsonNode event : fate.events()) {
      String type = Fate.type(event);
      if (type.endsWith("StateEntered")) {
        inside.merge(event.path("stateEnteredEventDetails").path("name").asText(), 1, Integer::sum);
      } else if (type.endsWith("StateExited")) {
        String name = event.path("stateExitedEventDetails").path("name").asText();
        int left = inside.merge(name, -1, Integer::sum);
        require(left >= 0, fate, event, "was not entered");
      }
    }
    boolean all = inside.values().stream().allMatch(count -> count == 0);
    checker.require(
        all || !fate.status().equals("SUCCEEDED"),
        Kind.ILL_FORMED,
        fate.arn(),
        "succeeded inside of " + inside);
  }

  private void agrees(Fate fate) {
    JsonNode last = fate.last();
    String status = STATUS.getOrDefault(Fate.type(last), "RUNNING");
    agree(fate, "status", status, fate.status());
    agree(fate, "listed status", status, fate.listed().path("status").asText());
    agree(
        fate,
        "listed start",
        fate.description().path("startDate").asText(),
        fate.listed().path("startDate").asText());
    agree(
        fate,
        "listed stop",
        fate.description().path("stopDate").asText(),
        fate.listed().path("stopDate").asText());
    agree(
        fate,
        "output",
        last.path("executionSucceededEventDetails").path("output").asText(),
        fate.description().path("output").asText());
    if (status.equals("FAILED")) {
      agree(
          fate,
          "error",
          last.path("executionFailedEventDetails").path("error").asText(),
          fate.description().path("error").asText());
    }
  }

  private void agree(Fate fate, String what, String history, String said) {
    checker.require(
        history.equals(said), Kind.DISAGREES, fate.arn(), what + " " + said + ", not " + history);
  }
}
