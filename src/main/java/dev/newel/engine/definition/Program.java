package dev.newel.engine.definition;

import dev.newel.asl.Definition;
import dev.newel.asl.Flow;
import dev.newel.asl.MapState;
import dev.newel.asl.State;
import dev.newel.asl.TaskState;
import dev.newel.aws.Arn;
import dev.newel.aws.Home;
import dev.newel.aws.Name;
import dev.newel.interpreter.model.start.MapPart;
import dev.newel.interpreter.task.ActivityProtocol;
import dev.newel.logs.LogSettings;
import dev.newel.store.Catalog.Machine;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A compiled revision.
 *
 * @param machine the state machine
 * @param created when that was: another one may get its name when it is deleted
 * @param activities those that its tasks are for, by their ARNs; without those of another home than
 *     its own, which do not exist for it
 * @param resources those of its tasks, by the names of their states
 * @param logging what of its executions is to be logged
 * @param parts what the parts of its distributed Map states run, by the names of those
 * @param weight about how many bytes it takes
 */
public record Program(
    Name machine,
    long created,
    Definition definition,
    Map<String, Name> activities,
    Map<String, String> resources,
    LogSettings logging,
    Map<String, Part> parts,
    long weight) {

  /**
   * A distributed Map state.
   *
   * @param run what its runs run: the state alone
   * @param child what their executions run
   */
  record Part(Definition run, Definition child) {

    static Part of(MapState map, Definition whole) {
      Flow alone = new Flow(map.name(), Map.of(map.name(), map));
      return new Part(
          new Definition(alone, null, whole.variableReferences()),
          new Definition(map.processor(), null, whole.variableReferences()));
    }
  }

  /** An estimate, on the safe side, of what a character of a definition is compiled to. */
  private static final long BYTES_PER_CHARACTER = 12;

  private static final long LEAST_BYTES = 2_000;

  static Program of(Machine revision, Definition definition) {
    Home home = revision.name().home();
    Set<String> arns = new HashSet<>();
    Map<String, String> resources = new HashMap<>();
    Map<String, Part> parts = new HashMap<>();
    collect(
        definition.flow(),
        state -> {
          if (state instanceof TaskState task) {
            resources.put(task.name(), task.resource().arn());
          }
          if (state instanceof TaskState task
              && task.resource() instanceof ActivityProtocol activity) {
            arns.add(activity.arn());
          } else if (state instanceof MapState map && map.isDistributed()) {
            parts.put(map.name(), Part.of(map, definition));
          }
        });
    Map<String, Name> activities = new HashMap<>();
    for (String arn : arns) {
      Arn.Activity activity = Arn.parse(arn, Arn.Activity.class);
      if (activity.home().equals(home)) {
        activities.put(arn, new Name(home, activity.name()));
      }
    }
    return new Program(
        revision.name(),
        revision.creationTime(),
        definition,
        Map.copyOf(activities),
        Map.copyOf(resources),
        LogSettings.of(revision.settings()),
        Map.copyOf(parts),
        LEAST_BYTES + BYTES_PER_CHARACTER * revision.definition().length());
  }

  /** The activity that does the work of a state; null where none does, or one of another home. */
  public @Nullable Name activityOf(String state) {
    String resource = resources.get(state);
    return resource == null ? null : activities.get(resource);
  }

  /** What an execution runs. */
  public Definition definition(@Nullable MapPart of) {
    if (of == null) {
      return definition;
    }
    Part part = parts.get(of.state());
    if (part == null) {
      throw new IllegalStateException(
          "no distributed Map state '" + of.state() + "' in " + machine);
    }
    return of.isRun() ? part.run() : part.child();
  }

  /** The activities by the states that they do the work of. */
  public Map<String, Name> activitiesByState() {
    Map<String, Name> found = new HashMap<>();
    collect(
        definition.flow(),
        state -> {
          Name activity =
              state instanceof TaskState task ? activities.get(task.resource().arn()) : null;
          if (activity != null) {
            found.put(state.name(), activity);
          }
        });
    return found;
  }

  /** Whether this is a machine that it is a revision of, and that stays. */
  boolean isOf(@Nullable Machine there) {
    return there != null && !there.deleting() && there.creationTime() == created;
  }

  /** The last part of an activity's ARN. */
  public static String activityName(String arn) {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }

  /** The activity of a home that an ARN names. */
  public static Name activity(Home home, String arn) {
    return new Name(home, activityName(arn));
  }

  private static void collect(Flow flow, Consumer<State> found) {
    for (State state : flow.states().values()) {
      found.accept(state);
      state.flows().forEach(inner -> collect(inner, found));
    }
  }
}
