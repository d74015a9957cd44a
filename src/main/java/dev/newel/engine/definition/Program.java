package dev.newel.engine.definition;

import dev.newel.asl.Definition;
import dev.newel.asl.Flow;
import dev.newel.asl.State;
import dev.newel.asl.TaskState;
import dev.newel.aws.Arn;
import dev.newel.aws.Home;
import dev.newel.aws.Name;
import dev.newel.interpreter.task.ActivityProtocol;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A compiled revision.
 *
 * @param activities those that its tasks are for, by their ARNs; without those of another home than
 *     its own, which do not exist for it
 */
public record Program(Definition definition, Map<String, Name> activities) {

  static Program of(Home home, Definition definition) {
    Set<String> arns = new HashSet<>();
    collect(definition.flow(), arns);
    Map<String, Name> activities = new HashMap<>();
    for (String arn : arns) {
      Arn.Activity activity = Arn.parse(arn, Arn.Activity.class);
      if (activity.home().equals(home)) {
        activities.put(arn, new Name(home, activity.name()));
      }
    }
    return new Program(definition, Map.copyOf(activities));
  }

  /** The last part of an activity's ARN. */
  public static String activityName(String arn) {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }

  /** The activity of a home that an ARN names. */
  public static Name activity(Home home, String arn) {
    return new Name(home, activityName(arn));
  }

  private static void collect(Flow flow, Set<String> arns) {
    for (State state : flow.states().values()) {
      if (state instanceof TaskState task && task.resource() instanceof ActivityProtocol activity) {
        arns.add(activity.arn());
      }
      state.flows().forEach(inner -> collect(inner, arns));
    }
  }
}
