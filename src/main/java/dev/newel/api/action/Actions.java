package dev.newel.api.action;

import dev.newel.api.Action;
import java.util.Map;

/** The actions that Newel has, by their names in the service model. */
public final class Actions {

  private Actions() {}

  /** Makes the actions of one event loop. */
  public static Map<String, Action> of(Server server) {
    TaskAnswers answers = new TaskAnswers(server);
    return Map.ofEntries(
        Map.entry("CreateActivity", new CreateActivity(server)),
        Map.entry("DescribeActivity", new DescribeActivity(server)),
        Map.entry("ListActivities", new ListActivities(server)),
        Map.entry("DeleteActivity", new DeleteActivity(server)),
        Map.entry("GetActivityTask", new GetActivityTask(server)),
        Map.entry("SendTaskSuccess", new SendTaskSuccess(answers)),
        Map.entry("SendTaskFailure", new SendTaskFailure(answers)),
        Map.entry("SendTaskHeartbeat", new SendTaskHeartbeat(answers)),
        Map.entry("CreateStateMachine", new CreateStateMachine(server)),
        Map.entry("DescribeStateMachine", new DescribeStateMachine(server)),
        Map.entry("UpdateStateMachine", new UpdateStateMachine(server)),
        Map.entry("ListStateMachines", new ListStateMachines(server)),
        Map.entry("DeleteStateMachine", new DeleteStateMachine(server)),
        Map.entry("StartExecution", new StartExecution(server)),
        Map.entry("StopExecution", new StopExecution(server)),
        Map.entry("DescribeExecution", new DescribeExecution(server)),
        Map.entry("ListExecutions", new ListExecutions(server)),
        Map.entry("GetExecutionHistory", new GetExecutionHistory(server)),
        Map.entry(
            "DescribeStateMachineForExecution", new DescribeStateMachineForExecution(server)));
  }
}
