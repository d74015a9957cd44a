package dev.newel.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.interpreter.model.event.EventType;
import dev.newel.interpreter.model.event.EventType.Field;
import dev.newel.interpreter.model.event.HistoryEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** What holds for the whole history of an execution that has ended. */
final class HistoryRules {

  private static final String ENTERED = "StateEntered";
  private static final String EXITED = "StateExited";

  private final List<HistoryEvent> history;

  private HistoryRules(List<HistoryEvent> history) {
    this.history = history;
  }

  /** Checks that states which were entered were left, or have failed, and that it has ended. */
  static void check(List<HistoryEvent> history) {
    HistoryRules rules = new HistoryRules(history);
    assertThat(history.get(history.size() - 1).type().wireName()).startsWith("Execution");
    TreeSet<Long> open = new TreeSet<>();
    for (HistoryEvent event : history) {
      if (isA(event, ENTERED)) {
        open.add(event.id());
      } else if (isA(event, EXITED)) {
        HistoryEvent entry = rules.entryBefore(event);
        assertThat(open.remove(entry.id())).as("left once: " + event).isTrue();
      }
    }
    open.forEach(entry -> assertThat(rules.hasFailureAfter(entry)).as("fate of " + entry).isTrue());
  }

  private static boolean isA(HistoryEvent event, String suffix) {
    return event.type().wireName().endsWith(suffix);
  }

  /** The nearest entry of the same state, by way of what each event follows. */
  private HistoryEvent entryBefore(HistoryEvent exit) {
    HistoryEvent event = exit;
    while (!isEntry(event, name(exit))) {
      if (event.type() == EventType.EVALUATION_FAILED) {
        Optional<HistoryEvent> entry = entryBeside(event, name(exit));
        if (entry.isPresent()) {
          return entry.get();
        }
      }
      assertThat(event.previousId()).as("way from " + exit + " to its entry").isPositive();
      event = history.get((int) event.previousId() - 1);
    }
    return event;
  }

  /** A failed evaluation may follow what the entry follows. */
  private Optional<HistoryEvent> entryBeside(HistoryEvent failed, String name) {
    return history.subList(0, (int) failed.id() - 1).stream()
        .filter(event -> isEntry(event, name) && event.previousId() == failed.previousId())
        .findFirst();
  }

  private static boolean isEntry(HistoryEvent event, String name) {
    return isA(event, ENTERED) && name(event).equals(name);
  }

  private boolean hasFailureAfter(long entry) {
    return history.subList((int) entry, history.size()).stream()
        .map(event -> event.type().wireName())
        .anyMatch(
            type ->
                type.endsWith("Failed") || type.endsWith("Aborted") || type.endsWith("TimedOut"));
  }

  private static String name(HistoryEvent event) {
    EventType type = event.type();
    List<String> fields = new ArrayList<>();
    for (Field field : type.fields()) {
      fields.add(field.name());
    }
    return Objects.toString(event.values().get(fields.indexOf("name")));
  }
}
