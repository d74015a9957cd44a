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
import dev.newel.api.action.execution.StartSyncExecution;
import dev.newel.api.action.execution.StopExecution;
import dev.newel.api.action.machine.CreateStateMachine;
import dev.newel.api.action.machine.DeleteStateMachine;
import dev.newel.api.action.machine.DescribeStateMachine;
import dev.newel.api.action.machine.ListStateMachines;
import dev.newel.api.action.machine.UpdateStateMachine;
import dev.newel.api.action.machine.ValidateStateMachineDefinition;
import dev.newel.api.action.maprun.DescribeMapRun;
import dev.newel.api.action.maprun.ListMapRuns;
import dev.newel.api.action.maprun.UpdateMapRun;
import dev.newel.api.action.release.CreateStateMachineAlias;
import dev.newel.api.action.release.DeleteStateMachineAlias;
import dev.newel.api.action.release.DeleteStateMachineVersion;
import dev.newel.api.action.release.DescribeStateMachineAlias;
import dev.newel.api.action.release.ListStateMachineAliases;
import dev.newel.api.action.release.ListStateMachineVersions;
import dev.newel.api.action.release.PublishStateMachineVersion;
import dev.newel.api.action.release.UpdateStateMachineAlias;
import dev.newel.api.action.tag.ListTagsForResource;
import dev.newel.api.action.tag.TagResource;
import dev.newel.api.action.tag.UntagResource;
import dev.newel.api.action.testing.MockRules;
import dev.newel.api.action.testing.TestState;
import dev.newel.engine.trial.StateTrials;
import java.util.HashMap;
import java.util.Map;

/** The actions that Newel has, by their names in the service model. */
public final class Actions {

  private Actions() {}

  /** Makes the actions of one instance of the API. */
  public static Map<String, Action> of(
      ActionContext context, StateTrials trials, MockRules mockRules) {
    Map<String, Action> all = new HashMap<>(of(context));
    all.put("TestState", new TestState(context, trials, mockRules));
    return Map.copyOf(all);
  }

  /** Makes those that have to do with what is stored. */
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
        Map.entry("ValidateStateMachineDefinition", new ValidateStateMachineDefinition(context)),
        Map.entry("PublishStateMachineVersion", new PublishStateMachineVersion(context)),
        Map.entry("ListStateMachineVersions", new ListStateMachineVersions(context)),
        Map.entry("DeleteStateMachineVersion", new DeleteStateMachineVersion(context)),
        Map.entry("CreateStateMachineAlias", new CreateStateMachineAlias(context)),
        Map.entry("DescribeStateMachineAlias", new DescribeStateMachineAlias(context)),
        Map.entry("UpdateStateMachineAlias", new UpdateStateMachineAlias(context)),
        Map.entry("ListStateMachineAliases", new ListStateMachineAliases(context)),
        Map.entry("DeleteStateMachineAlias", new DeleteStateMachineAlias(context)),
        Map.entry("TagResource", new TagResource(context)),
        Map.entry("UntagResource", new UntagResource(context)),
        Map.entry("ListTagsForResource", new ListTagsForResource(context)),
        Map.entry("StartExecution", new StartExecution(context)),
        Map.entry("StartSyncExecution", new StartSyncExecution(context)),
        Map.entry("StopExecution", new StopExecution(context)),
        Map.entry("RedriveExecution", new RedriveExecution(context)),
        Map.entry("DescribeExecution", new DescribeExecution(context)),
        Map.entry("ListExecutions", new ListExecutions(context)),
        Map.entry("DescribeMapRun", new DescribeMapRun(context)),
        Map.entry("ListMapRuns", new ListMapRuns(context)),
        Map.entry("UpdateMapRun", new UpdateMapRun(context)),
        Map.entry("GetExecutionHistory", new GetExecutionHistory(context)),
        Map.entry(
            "DescribeStateMachineForExecution", new DescribeStateMachineForExecution(context)));
  }
}
