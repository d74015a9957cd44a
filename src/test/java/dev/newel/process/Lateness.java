package dev.newel.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How much later than they were due the timers of executions fired, by their histories. */
final class Lateness {

  /** Seconds that a state waits, by its name. */
  private static final Map<String, Integer> WAITS = Map.of("One", 1, "Two", 2, "Three", 3);

  private static final int TIMEOUT = 2;
  private static final int RETRY = 1;

  private final MachinePulse machine;
  private final List<Double> seconds = new ArrayList<>();
  private final List<String> worst = new ArrayList<>();
  private int heldUp;

  Lateness(MachinePulse machine) {
    this.machine = machine;
  }

  /** Takes the timers of a history: Wait states, time-outs of activities, and their retries. */
  void add(History history) {
    List<JsonNode> events = history.events();
    for (int i = 1; i < events.size(); i++) {
      JsonNode event = events.get(i);
      JsonNode before = events.get(i - 1);
      String from = before.path("type").asText();
      switch (event.path("type").asText()) {
        case "WaitStateExited" -> add(before, event, waited(event));
        case "ActivityTimedOut" -> add(before, event, TIMEOUT);
        case "ActivityScheduled" -> {
          if (from.equals("ActivityTimedOut")) {
            add(before, event, RETRY);
          }
        }
        default -> {
          // not by a timer
        }
      }
    }
  }

  private static int waited(JsonNode exited) {
    String state = exited.path("stateExitedEventDetails").path("name").asText();
    return Objects.requireNonNull(WAITS.get(state));
  }

  private void add(JsonNode from, JsonNode to, int due) {
    double dueAt = from.path("timestamp").asDouble() + due;
    double firedAt = to.path("timestamp").asDouble();
    double late = firedAt - dueAt;
    if (late >= 0 && machine.wasHeldUp(dueAt, firedAt)) {
      heldUp++;
      return;
    }
    seconds.add(late);
    if (late > 0.5) {
      worst.add("%.3f s: %s".formatted(late, to));
    }
  }

  void print() {
    seconds.sort(null);
    System.out.printf(
        "%d timers: median %.3f s late, 99 %% within %.3f s, the last %.3f s;"
            + " and %d while the machine was held up%n",
        seconds.size(), at(0.5), at(0.99), at(1), heldUp);
    worst.stream().limit(20).forEach(System.out::println);
  }

  private double at(double share) {
    return seconds.get((int) (share * (seconds.size() - 1)));
  }

  /**
   * Never before their time. On a machine that was held up, instances can have been where this
   * process was not, so that some timers may be late by its fault: what was printed says when.
   */
  void assertWithinASecond() {
    assertThat(seconds).isNotEmpty();
    assertThat(at(0)).isGreaterThanOrEqualTo(-0.001);
    assertThat(at(machine.wasEverHeldUp() ? 0.995 : 1)).isLessThan(1);
  }
}
