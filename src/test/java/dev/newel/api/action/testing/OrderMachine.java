package dev.newel.api.action.testing;

import dev.newel.testing.NewelServer;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sfn.model.InspectionLevel;
import software.amazon.awssdk.services.sfn.model.MockResponseValidationMode;
import software.amazon.awssdk.services.sfn.model.TestStateRequest;
import software.amazon.awssdk.services.sfn.model.TestStateResponse;

/** A machine whose states are tested one by one: it takes an order, and sends what was ordered. */
record OrderMachine(NewelServer newel) {

  private static final String DEFINITION =
      """
      {"QueryLanguage": "JSONata", "StartAt": "Check", "States": {
        "Check": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
          "Arguments": {"FunctionName": "check", "Payload": "{% $states.input.order %}"},
          "Assign": {"total": "{% $states.result.Payload.total %}"},
          "Output": {"order": "{% $states.input.order %}",
                     "valid": "{% $states.result.Payload.valid %}"},
          "Retry": [{"ErrorEquals": ["Slow"], "MaxAttempts": 1},
                    {"ErrorEquals": ["Busy"], "IntervalSeconds": 2, "BackoffRate": 3,
                     "MaxAttempts": 2}],
          "Catch": [{"ErrorEquals": ["Lost"], "Next": "Refuse"},
                    {"ErrorEquals": ["States.ALL"], "Next": "Refuse",
                     "Output": {"why": "{% $states.errorOutput.Error %}"}}],
          "Next": "Decide"},
        "Decide": {"Type": "Choice", "Default": "Refuse",
          "Choices": [{"Condition": "{% $states.input.valid %}", "Next": "Pack"}]},
        "Pack": {"Type": "Map", "Items": "{% $states.input.order.items %}", "MaxConcurrency": 2,
          "ItemSelector": {"item": "{% $states.context.Map.Item.Value %}",
                           "at": "{% $states.context.Map.Item.Index %}"},
          "ItemProcessor": {"StartAt": "Fetch", "States": {
            "Fetch": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage",
              "Arguments": {"QueueUrl": "q", "MessageBody": "{% $states.context.Map.Item.Value %}"},
              "Retry": [{"ErrorEquals": ["Sqs.Busy"], "MaxAttempts": 1}],
              "End": true}}},
          "Catch": [{"ErrorEquals": ["States.TaskFailed"], "Next": "Refuse"}],
          "Next": "Send"},
        "Send": {"Type": "Parallel", "Branches": [
            {"StartAt": "Mail", "States": {"Mail": {"Type": "Task",
              "Resource": "arn:aws:states:::sns:publish.waitForTaskToken",
              "Arguments": {"TopicArn": "t", "Message": "{% $states.context.Task.Token %}"},
              "End": true}}},
            {"StartAt": "Ship", "States": {"Ship": {"Type": "Pass", "End": true}}}],
          "Output": {"mail": "{% $states.result[0] %}", "ship": "{% $states.result[1] %}"},
          "Retry": [{"ErrorEquals": ["NoShip"], "IntervalSeconds": 60}],
          "Next": "Done"},
        "Done": {"Type": "Succeed"},
        "Refuse": {"Type": "Fail", "Error": "Refused", "Cause": "{% $states.input.why %}"}}}
      """;

  /** Tests a state. */
  TestStateResponse test(String state, String input, Consumer<TestStateRequest.Builder> more) {
    return newel
        .sfn()
        .testState(
            request -> {
              request
                  .definition(DEFINITION)
                  .stateName(state)
                  .input(input)
                  .inspectionLevel(InspectionLevel.DEBUG);
              more.accept(request);
            });
  }

  /** Tests a state whose work gives this, whether or not its service could. */
  TestStateResponse giving(String state, String input, String result) {
    return test(
        state,
        input,
        request ->
            request.mock(
                mock -> mock.result(result).fieldValidationMode(MockResponseValidationMode.NONE)));
  }

  /** Tests a state whose work has failed, and was tried so often before. */
  TestStateResponse failing(String state, String input, String error, int retries) {
    return test(
        state,
        input,
        request ->
            request
                .mock(mock -> mock.errorOutput(output -> output.error(error).cause("why")))
                .stateConfiguration(given -> given.retrierRetryCount(retries)));
  }
}
