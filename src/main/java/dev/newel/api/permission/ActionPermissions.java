package dev.newel.api.permission;

import static dev.newel.api.permission.CallResource.ANY_ACTIVITY;
import static dev.newel.api.permission.CallResource.ANY_MACHINE;
import static dev.newel.api.permission.CallResource.LISTED;
import static dev.newel.api.permission.CallResource.NEW_ACTIVITY;
import static dev.newel.api.permission.CallResource.NEW_MACHINE;
import static dev.newel.api.permission.CallResource.ROUTED_MACHINE;
import static dev.newel.api.permission.CallResource.named;

import dev.newel.api.action.ActionCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What each action is on, and what it needs besides. Those that answer tasks are not among them:
 * see {@link TaskPermission}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsstepfunctions.html">
 *     Actions, resources, and condition keys for AWS Step Functions</a>
 */
final class ActionPermissions {

  private static final CallResource MACHINE = named("stateMachineArn");
  private static final CallResource EXECUTION = named("executionArn");
  private static final CallResource ACTIVITY = named("activityArn");
  private static final CallResource ALIAS = named("stateMachineAliasArn");
  private static final CallResource MAP_RUN = named("mapRunArn");
  private static final CallResource TAGGED = named("resourceArn");

  private static final Map<String, CallResource> RESOURCES =
      Map.ofEntries(
          Map.entry("CreateActivity", NEW_ACTIVITY),
          Map.entry("DescribeActivity", ACTIVITY),
          Map.entry("DeleteActivity", ACTIVITY),
          Map.entry("GetActivityTask", ACTIVITY),
          Map.entry("ListActivities", ANY_ACTIVITY),
          Map.entry("CreateStateMachine", NEW_MACHINE),
          Map.entry("DescribeStateMachine", MACHINE),
          Map.entry("UpdateStateMachine", MACHINE),
          Map.entry("DeleteStateMachine", MACHINE),
          Map.entry("ListStateMachines", ANY_MACHINE),
          Map.entry("ValidateStateMachineDefinition", ANY_MACHINE),
          Map.entry("TestState", ANY_MACHINE),
          Map.entry("PublishStateMachineVersion", MACHINE),
          Map.entry("ListStateMachineVersions", MACHINE),
          Map.entry("DeleteStateMachineVersion", named("stateMachineVersionArn")),
          Map.entry("CreateStateMachineAlias", ROUTED_MACHINE),
          Map.entry("DescribeStateMachineAlias", ALIAS),
          Map.entry("UpdateStateMachineAlias", ALIAS),
          Map.entry("DeleteStateMachineAlias", ALIAS),
          Map.entry("ListStateMachineAliases", MACHINE),
          Map.entry("TagResource", TAGGED),
          Map.entry("UntagResource", TAGGED),
          Map.entry("ListTagsForResource", TAGGED),
          Map.entry("StartExecution", MACHINE),
          Map.entry("StartSyncExecution", MACHINE),
          Map.entry("ListExecutions", LISTED),
          Map.entry("StopExecution", EXECUTION),
          Map.entry("RedriveExecution", EXECUTION),
          Map.entry("DescribeExecution", EXECUTION),
          Map.entry("GetExecutionHistory", EXECUTION),
          Map.entry("DescribeStateMachineForExecution", EXECUTION),
          Map.entry("ListMapRuns", EXECUTION),
          Map.entry("DescribeMapRun", MAP_RUN),
          Map.entry("UpdateMapRun", MAP_RUN));

  private ActionPermissions() {}

  static Set<String> actions() {
    return RESOURCES.keySet();
  }

  /**
   * What a call needs.
   *
   * @throws IllegalArgumentException for an action that is not in the table
   */
  static List<Needed> of(ActionCall call) {
    CallResource resource = RESOURCES.get(call.action());
    if (resource == null) {
      throw new IllegalArgumentException("nobody has said what " + call.action() + " is on");
    }
    List<Needed> needed = new ArrayList<>();
    String arn = resource.of(call);
    needed.add(Needed.of(call.action(), arn));
    if (call.input().path("publish").asBoolean()) {
      needed.add(Needed.of("PublishStateMachineVersion", arn));
    }
    if (call.action().startsWith("Create") && !call.input().path("tags").isEmpty()) {
      needed.add(Needed.of("TagResource", arn));
    }
    if (call.input().path("revealSecrets").asBoolean()) {
      needed.add(Needed.of("RevealSecrets", arn));
    }
    return needed;
  }
}
