package dev.newel.asl.parse;

import dev.newel.asl.Flow;
import dev.newel.asl.MapState;
import dev.newel.asl.State;
import dev.newel.asl.TaskState;

/** Which flows Express executions can run: those that wait for nothing that may outlive them. */
final class ExpressFlows {

  private ExpressFlows() {}

  /** Whether all states of a flow, and of those inside, are known to Express machines. */
  static boolean fits(Flow flow, ParseScope scope) {
    return flow.states().values().stream().allMatch(state -> fits(state, scope));
  }

  private static boolean fits(State state, ParseScope scope) {
    if (state instanceof TaskState task) {
      return scope.resources().find(task.resource().arn(), MachineType.EXPRESS)
          instanceof TaskResources.Found;
    }
    boolean isDistributed = state instanceof MapState map && map.isDistributed();
    return !isDistributed && state.flows().stream().allMatch(inner -> fits(inner, scope));
  }
}
