package dev.newel.api.permission;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.ActionCall;
import dev.newel.api.model.ServiceModel;
import dev.newel.asl.data.Json;
import dev.newel.aws.Home;
import dev.newel.identity.Caller;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the actions are on, as AWS's reference for policies has it. */
class ActionPermissionsTest {

  private static final String ARN = "arn:aws:states:us-east-1:000000000000:";

  @Test
  void shouldKnowAllActions() throws IOException {
    Set<String> all = new HashSet<>();
    try (InputStream model =
        ServiceModel.class.getResourceAsStream("/aws/states-2016-11-23.json")) {
      Json.MAPPER.readTree(model).path("operations").fieldNames().forEachRemaining(all::add);
    }
    Set<String> known = new HashSet<>(ActionPermissions.actions());
    known.addAll(TaskPermission.ACTIONS);

    assertThat(known).hasSize(37).isEqualTo(all);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CreateActivity|{'name': 'a'}|CreateActivity activity:a",
        "CreateActivity|{'name': 'a', 'tags': [{'key': 'k'}]}"
            + "|CreateActivity activity:a, TagResource activity:a",
        "DescribeActivity|{'activityArn': '@activity:a'}|DescribeActivity activity:a",
        "DeleteActivity|{'activityArn': '@activity:a'}|DeleteActivity activity:a",
        "GetActivityTask|{'activityArn': '@activity:a'}|GetActivityTask activity:a",
        "ListActivities|{}|ListActivities activity:*",
        "CreateStateMachine|{'name': 'm'}|CreateStateMachine stateMachine:m",
        "CreateStateMachine|{'name': 'm', 'publish': true, 'tags': [{}]}|CreateStateMachine"
            + " stateMachine:m, PublishStateMachineVersion stateMachine:m, TagResource"
            + " stateMachine:m",
        "DescribeStateMachine|{'stateMachineArn': '@stateMachine:m:3'}"
            + "|DescribeStateMachine stateMachine:m",
        "UpdateStateMachine|{'stateMachineArn': '@stateMachine:m', 'publish': true}"
            + "|UpdateStateMachine stateMachine:m, PublishStateMachineVersion stateMachine:m",
        "DeleteStateMachine|{'stateMachineArn': '@stateMachine:m'}"
            + "|DeleteStateMachine stateMachine:m",
        "ListStateMachines|{}|ListStateMachines stateMachine:*",
        "ValidateStateMachineDefinition|{}|ValidateStateMachineDefinition stateMachine:*",
        "TestState|{}|TestState stateMachine:*",
        "TestState|{'revealSecrets': true}"
            + "|TestState stateMachine:*, RevealSecrets stateMachine:*",
        "PublishStateMachineVersion|{'stateMachineArn': '@stateMachine:m'}"
            + "|PublishStateMachineVersion stateMachine:m",
        "ListStateMachineVersions|{'stateMachineArn': '@stateMachine:m'}"
            + "|ListStateMachineVersions stateMachine:m",
        "DeleteStateMachineVersion|{'stateMachineVersionArn': '@stateMachine:m:1'}"
            + "|DeleteStateMachineVersion stateMachine:m",
        "CreateStateMachineAlias|{'routingConfiguration': [{'stateMachineVersionArn':"
            + " '@stateMachine:m:1'}]}|CreateStateMachineAlias stateMachine:m",
        "DescribeStateMachineAlias|{'stateMachineAliasArn': '@stateMachine:m:PROD'}"
            + "|DescribeStateMachineAlias stateMachine:m",
        "UpdateStateMachineAlias|{'stateMachineAliasArn': '@stateMachine:m:PROD'}"
            + "|UpdateStateMachineAlias stateMachine:m",
        "DeleteStateMachineAlias|{'stateMachineAliasArn': '@stateMachine:m:PROD'}"
            + "|DeleteStateMachineAlias stateMachine:m",
        "ListStateMachineAliases|{'stateMachineArn': '@stateMachine:m'}"
            + "|ListStateMachineAliases stateMachine:m",
        "TagResource|{'resourceArn': '@activity:a', 'tags': [{}]}|TagResource activity:a",
        "UntagResource|{'resourceArn': '@stateMachine:m'}|UntagResource stateMachine:m",
        "ListTagsForResource|{'resourceArn': '@activity:a'}|ListTagsForResource activity:a",
        "StartExecution|{'stateMachineArn': '@stateMachine:m:PROD'}|StartExecution stateMachine:m",
        "StartSyncExecution|{'stateMachineArn': '@stateMachine:m'}"
            + "|StartSyncExecution stateMachine:m",
        "StopExecution|{'executionArn': '@execution:m:e'}|StopExecution execution:m:e",
        "RedriveExecution|{'executionArn': '@execution:m:e'}|RedriveExecution execution:m:e",
        "DescribeExecution|{'executionArn': '@express:m:e:i'}|DescribeExecution express:m:e:i",
        "GetExecutionHistory|{'executionArn': '@execution:m:e'}"
            + "|GetExecutionHistory execution:m:e",
        "DescribeStateMachineForExecution|{'executionArn': '@execution:m:e'}"
            + "|DescribeStateMachineForExecution execution:m:e",
        "ListExecutions|{'stateMachineArn': '@stateMachine:m'}|ListExecutions stateMachine:m",
        "ListExecutions|{'mapRunArn': null, 'stateMachineArn': '@stateMachine:m'}"
            + "|ListExecutions stateMachine:m",
        "ListExecutions|{'mapRunArn': '@mapRun:m/l:i'}|ListExecutions mapRun:m/l:i",
        "ListMapRuns|{'executionArn': '@execution:m:e'}|ListMapRuns execution:m:e",
        "DescribeMapRun|{'mapRunArn': '@mapRun:m/l:i'}|DescribeMapRun mapRun:m/l:i",
        "UpdateMapRun|{'mapRunArn': '@mapRun:m/l:i'}|UpdateMapRun mapRun:m/l:i",
      })
  void shouldSayWhatAnActionIsOn(String action, String input, String needed)
      throws JsonProcessingException {
    String needs =
        ActionPermissions.of(call(action, input)).stream()
            .map(each -> each.action() + " " + each.resource())
            .collect(joining(", "));

    assertThat(needs.replace("states:" + ARN, "").replace(ARN, "").replace("states:", ""))
        .isEqualTo(needed);
  }

  private static ActionCall call(String action, String input) throws JsonProcessingException {
    String json = input.replace('\'', '"').replace("@", ARN);
    return new ActionCall(
        Home.of("us-east-1", "000000000000"),
        Caller.UNKNOWN,
        action,
        (ObjectNode) Json.MAPPER.readTree(json),
        "r",
        null,
        ActionCall.Client.STEADY);
  }
}
