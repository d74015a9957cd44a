package dev.newel.engine.definition;

import dev.newel.asl.Definition;
import dev.newel.asl.Flow;
import dev.newel.asl.State;
import dev.newel.asl.TaskState;
import dev.newel.interpreter.task.ActivityProtocol;
import java.util.HashSet;
import java.util.Set;

/**
 * A compiled revision.
 *
 * @param activities the names of the activities that its tasks are for
 */
public record Program(Definition definition, Set<String> activities) {

  static Program of(Definition definition) {
    Set<String> activities = new HashSet<>();
    collect(definition.flow(), activities);
    return new Program(definition, Set.copyOf(activities));
  }

  /** The last part of an activity's ARN. */
  public static String activityName(String arn) {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }

  private static void collect(Flow flow, Set<String> activities) {
    for (State state : flow.states().values()) {
      if (state instanceof TaskState task && task.resource() instanceof ActivityProtocol activity) {
        activities.add(activityName(activity.arn()));
      }
      state.flows().forEach(inner -> collect(inner, activities));
    }
  }
}
