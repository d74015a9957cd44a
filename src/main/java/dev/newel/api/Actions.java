package dev.newel.api;

import dev.newel.api.action.Action;
import dev.newel.api.action.ActionContext;
import dev.newel.api.action.activity.CreateActivity;
import dev.newel.api.action.activity.DeleteActivity;
import dev.newel.api.action.activity.DescribeActivity;
import dev.newel.api.action.activity.GetActivityTask;
import dev.newel.api.action.activity.ListActivities;
import dev.newel.api.action.activity.SendTaskFailure;
import dev.newel.api.action.activity.SendTaskHeartbeat;
import dev.newel.api.action.activity.SendTaskSuccess;
import dev.newel.api.action.activity.TaskAnswers;
import dev.newel.api.action.execution.DescribeExecution;
import dev.newel.api.action.execution.DescribeStateMachineForExecution;
import dev.newel.api.action.execution.GetExecutionHistory;
import dev.newel.api.action.execution.ListExecutions;
import dev.newel.api.action.execution.RedriveExecution;
import dev.newel.api.action.execution.StartExecution;
import dev.newel.api.action.execution.StopExecution;
import dev.newel.api.action.machine.CreateStateMachine;
import dev.newel.api.action.machine.DeleteStateMachine;
import dev.newel.api.action.machine.DescribeStateMachine;
import dev.newel.api.action.machine.ListStateMachines;
import dev.newel.api.action.machine.UpdateStateMachine;
import java.util.Map;

/** The actions that Newel has, by their names in the service model. */
public final class Actions {

  private Actions() {}

  /** Makes the actions of one instance of the API. */
  public static Map<String, Action> of(ActionContext context) {
    TaskAnswers answers = new TaskAnswers(context);
    return Map.ofEntries(
        Map.entry("CreateActivity", new CreateActivity(context)),
        Map.entry("DescribeActivity", new DescribeActivity(context)),
        Map.entry("ListActivities", new ListActivities(context)),
        Map.entry("DeleteActivity", new DeleteActivity(context)),
        Map.entry("GetActivityTask", new GetActivityTask(context)),
        Map.entry("SendTaskSuccess", new SendTaskSuccess(answers)),
        Map.entry("SendTaskFailure", new SendTaskFailure(answers)),
        Map.entry("SendTaskHeartbeat", new SendTaskHeartbeat(answers)),
        Map.entry("CreateStateMachine", new CreateStateMachine(context)),
        Map.entry("DescribeStateMachine", new DescribeStateMachine(context)),
        Map.entry("UpdateStateMachine", new UpdateStateMachine(context)),
        Map.entry("ListStateMachines", new ListStateMachines(context)),
        Map.entry("DeleteStateMachine", new DeleteStateMachine(context)),
        Map.entry("StartExecution", new StartExecution(context)),
        Map.entry("StopExecution", new StopExecution(context)),
        Map.entry("RedriveExecution", new RedriveExecution(context)),
        Map.entry("DescribeExecution", new DescribeExecution(context)),
        Map.entry("ListExecutions", new ListExecutions(context)),
        Map.entry("GetExecutionHistory", new GetExecutionHistory(context)),
        Map.entry(
            "DescribeStateMachineForExecution", new DescribeStateMachineForExecution(context)));
  }
}
