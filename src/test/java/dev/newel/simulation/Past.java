package dev.newel.simulation;

import static dev.newel.interpreter.model.event.EventType.ACTIVITY_FAILED;
import static dev.newel.interpreter.model.event.EventType.ACTIVITY_SCHEDULED;
import static dev.newel.interpreter.model.event.EventType.ACTIVITY_STARTED;
import static dev.newel.interpreter.model.event.EventType.ACTIVITY_SUCCEEDED;
import static dev.newel.interpreter.model.event.EventType.ACTIVITY_TIMED_OUT;
import static dev.newel.interpreter.model.event.EventType.TASK_FAILED;
import static dev.newel.interpreter.model.event.EventType.TASK_SCHEDULED;
import static dev.newel.interpreter.model.event.EventType.TASK_STARTED;
import static dev.newel.interpreter.model.event.EventType.TASK_SUBMITTED;
import static dev.newel.interpreter.model.event.EventType.TASK_SUCCEEDED;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.Json;
import dev.newel.interpreter.model.event.EventType;
import dev.newel.interpreter.model.event.HistoryEvent;
import dev.newel.interpreter.model.start.ExecutionKey;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The history of one execution, to be checked. */
record Past(ExecutionKey key, List<HistoryEvent> events) {

  private static final Set<EventType> ENDS =
      Set.of(
          EventType.EXECUTION_SUCCEEDED,
          EventType.EXECUTION_FAILED,
          EventType.EXECUTION_TIMED_OUT,
          EventType.EXECUTION_ABORTED);

  /** What an event of a task must come after. */
  private static final Map<EventType, Set<EventType>> AFTER =
      Map.of(
          ACTIVITY_STARTED, Set.of(ACTIVITY_SCHEDULED),
          ACTIVITY_SUCCEEDED, Set.of(ACTIVITY_STARTED),
          ACTIVITY_FAILED, Set.of(ACTIVITY_STARTED),
          ACTIVITY_TIMED_OUT, Set.of(ACTIVITY_SCHEDULED, ACTIVITY_STARTED),
          TASK_STARTED, Set.of(TASK_SCHEDULED),
          TASK_SUBMITTED, Set.of(TASK_STARTED),
          TASK_SUCCEEDED, Set.of(TASK_STARTED, TASK_SUBMITTED),
          TASK_FAILED, Set.of(TASK_SUBMITTED));

  private HistoryEvent event(long id) {
    return events.get((int) id - 1);
  }

  void checkForm() {
    long id = 0;
    long time = 0;
    Set<String> followed = new HashSet<>();
    for (HistoryEvent event : events) {
      check(event.id() == ++id, event);
      check(event.previousId() < id && event.previousId() >= 0, event);
      check(event.time() >= time, event);
      time = event.time();
      check((event.type() == EventType.EXECUTION_STARTED) == (id == 1), event);
      boolean isLast = id == events.size() || event(id + 1).type() == EventType.EXECUTION_REDRIVEN;
      check(ENDS.contains(event.type()) == isLast, event);
      Set<EventType> after = AFTER.get(event.type());
      if (after != null) {
        check(after.contains(event(event.previousId()).type()), event);
        boolean starts = event.type() == ACTIVITY_STARTED;
        check(followed.add(event.previousId() + (starts ? "" : " end")), event);
      }
    }
  }

  private void check(boolean holds, HistoryEvent event) {
    Rule.WELL_FORMED.check(holds, () -> key + " has " + event + " in\n" + this);
  }

  /** Only who died, or was never heard of by a fault, may let a task time out. */
  void checkTimeOuts(Ledger ledger) {
    for (HistoryEvent event : events) {
      if (event.type() == ACTIVITY_TIMED_OUT) {
        HistoryEvent before = event(event.previousId());
        boolean owed =
            before.type() == ACTIVITY_STARTED
                && ledger.isCutOff(String.valueOf(before.values().get(0)));
        Rule.TIME_OUT_OWED.check(owed, () -> key + " timed out at " + event + " in\n" + this);
      }
    }
  }

  /** What a parent heard of its child, and when. */
  record Told(long time, JsonNode output) {}

  /** When and what a parent heard of its child's success, where it has. */
  Optional<Told> toldAt() {
    return events.stream()
        .filter(event -> event.type() == TASK_SUCCEEDED)
        .findFirst()
        .map(
            event -> {
              Json output = (Json) Objects.requireNonNull(event.values().get(2));
              return new Told(event.time(), output.node());
            });
  }

  /** Whether work was begun that nobody has seen the end of. */
  boolean hasOpenWork() {
    return events.stream().anyMatch(event -> event.type() == TASK_SUBMITTED) && toldAt().isEmpty();
  }

  /** How often it went on after its end. */
  int redrives() {
    return (int)
        events.stream().filter(event -> event.type() == EventType.EXECUTION_REDRIVEN).count();
  }

  /** When the last event was. */
  long end() {
    return events.get(events.size() - 1).time();
  }

  /** The results of tasks, as numbered by the workers. */
  List<Long> results() {
    return events.stream()
        .filter(event -> event.type() == ACTIVITY_SUCCEEDED)
        .map(event -> (Json) Objects.requireNonNull(event.values().get(0)))
        .map(output -> output.node().get("result").longValue())
        .toList();
  }

  /** Whether a task was given to a worker who never got it. */
  boolean isOwedToAFault(Ledger ledger) {
    Set<Long> answered = new HashSet<>();
    events.forEach(event -> answered.add(event.previousId()));
    return events.stream()
        .filter(event -> event.type() == ACTIVITY_STARTED && !answered.contains(event.id()))
        .anyMatch(event -> ledger.isCutOff(String.valueOf(event.values().get(0))));
  }

  /** Whether each task that is scheduled is started, and each wait ends, within a while. */
  void checkPromptness(long mostMillis) {
    for (HistoryEvent event : events) {
      if (event.type() == ACTIVITY_STARTED || event.type() == EventType.WAIT_STATE_EXITED) {
        HistoryEvent before = event(event.previousId());
        long took = event.time() - before.time();
        long due = Machine.waitMillis(String.valueOf(before.values().get(0)));
        Rule.PROMPT.check(
            took >= due && took <= due + mostMillis,
            () -> key + " took " + took + " ms to " + event + " in\n" + this);
      }
    }
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    events.forEach(
        event ->
            text.append(event.id())
                .append(" <- ")
                .append(event.previousId())
                .append(' ')
                .append(event.time())
                .append(' ')
                .append(event.type())
                .append(' ')
                .append(event.values())
                .append('\n'));
    return text.toString();
  }
}
