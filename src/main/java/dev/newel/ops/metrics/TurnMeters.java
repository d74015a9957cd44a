package dev.newel.ops.metrics;

import dev.newel.aws.Name;
import dev.newel.engine.definition.Program;
import dev.newel.engine.status.TurnWatch;
import dev.newel.interpreter.model.Turn;
import dev.newel.interpreter.model.event.HistoryEvent;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.ops.turn.TaskFamily;
import dev.newel.ops.turn.TaskMove;
import dev.newel.store.Catalog;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Counts what turns have done, once they stand: a commit that is sent again is one turn. Meters are
 * looked up once for a turn, and once for what happens to a task in it.
 */
final class TurnMeters implements TurnWatch {

  private static final Logger LOG = System.getLogger(TurnMeters.class.getName());

  private final StateResources resources;
  private final Map<MachineKind, BoundedMeters<Name, MachineMeters>> machines =
      new EnumMap<>(MachineKind.class);
  private final BoundedMeters<Name, TaskMeters> activities;
  private final BoundedMeters<String, TaskMeters> functions;
  private final BoundedMeters<String, TaskMeters> integrations;

  TurnMeters(Instruments instruments, StateResources resources, Labels labels) {
    this.resources = resources;
    for (MachineKind kind : MachineKind.values()) {
      machines.put(
          kind,
          new BoundedMeters<>(
              instruments,
              labels.most(),
              labels::of,
              (group, label) -> new MachineMeters(group, kind, label),
              System::nanoTime));
    }
    activities =
        new BoundedMeters<>(
            instruments,
            labels.most(),
            labels::of,
            (group, label) -> new TaskMeters(group, TaskFamily.ACTIVITY, label),
            System::nanoTime);
    functions = named(instruments, TaskFamily.FUNCTION, labels);
    integrations = named(instruments, TaskFamily.INTEGRATION, labels);
  }

  private static BoundedMeters<String, TaskMeters> named(
      Instruments instruments, TaskFamily family, Labels labels) {
    return new BoundedMeters<>(
        instruments,
        labels.most(),
        name -> name,
        (group, label) -> new TaskMeters(group, family, label),
        System::nanoTime);
  }

  /** A machine or an activity has changed: where it is gone, it is measured no more. */
  void changed(Name name, Catalog catalog) {
    if (machines.values().stream().anyMatch(each -> each.knows(name))) {
      catalog
          .machine(name)
          .onSuccess(
              there -> {
                if (there == null) {
                  machines.values().forEach(each -> each.forget(name));
                }
              });
    }
    if (activities.knows(name)) {
      catalog
          .activity(name)
          .onSuccess(
              there -> {
                if (there == null) {
                  activities.forget(name);
                }
              });
    }
  }

  @Override
  public void committed(Turn turn, boolean begins) {
    tryToCount(turn, begins, true);
  }

  @Override
  public void ran(Turn turn, boolean begins) {
    tryToCount(turn, begins, false);
  }

  /** No fault of this is one of the engine's. */
  private void tryToCount(Turn turn, boolean begins, boolean isStored) {
    try {
      count(turn, begins, isStored);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "a turn could not be counted", e);
    }
  }

  private void count(Turn turn, boolean begins, boolean isStored) {
    ExecutionStart start = turn.execution().start();
    if (begins || turn.ending() != null || turn.isRedrive()) {
      MachineKind kind = MachineKind.of(start, isStored);
      count(turn, begins, Objects.requireNonNull(machines.get(kind)).of(start.key().machineName()));
    }
    List<HistoryEvent> events = turn.events();
    // by index: an iterator for each turn would be most of what this costs
    for (int i = 0, count = events.size(); i < count; i++) {
      HistoryEvent event = events.get(i);
      TaskFamily family = TaskFamily.of(event.type());
      if (family != null) {
        count(family, TaskMove.of(turn, event), start);
      }
    }
  }

  private static void count(Turn turn, boolean begins, MachineMeters machine) {
    if (begins) {
      machine.started();
    }
    if (turn.isRedrive()) {
      machine.redriven();
    }
    if (turn.ending() != null) {
      machine.ended(turn.ending(), turn.execution().start().startTime());
    }
  }

  private void count(TaskFamily family, TaskMove move, ExecutionStart start) {
    if (family == TaskFamily.INTEGRATION) {
      List<@Nullable Object> values = move.event().values();
      integrations.of(values.get(0) + ":" + values.get(1)).count(move);
    } else if (move.resource() != null) {
      count(family, move.resource(), move, start);
    } else if (move.state() != null) {
      String state = move.state();
      // remembered since the turn was made; where it is lost nobody knows whose task it is
      resources
          .of(start.key().machineName(), start.revision())
          .onSuccess(byState -> count(family, byState.get(state), move, start));
    }
  }

  private void count(
      TaskFamily family, @Nullable String resource, TaskMove move, ExecutionStart start) {
    if (resource == null) {
      return;
    }
    if (family == TaskFamily.ACTIVITY) {
      activities.of(Program.activity(start.key().home(), resource)).count(move);
    } else {
      functions.of(resource).count(move);
    }
  }
}
