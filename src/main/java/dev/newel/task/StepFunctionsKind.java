package dev.newel.task;

import dev.newel.interpreter.task.CallProtocol;
import dev.newel.interpreter.task.TaskArn;
import dev.newel.interpreter.task.TaskProtocol;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code arn:aws:states:::aws-sdk:sfn:ACTION}: the actions of Newel itself. */
final class StepFunctionsKind implements TaskKind {

  private static final Set<String> ACTIONS =
      Set.of(
          "createActivity",
          "createStateMachine",
          "deleteActivity",
          "deleteStateMachine",
          "describeActivity",
          "describeExecution",
          "describeStateMachine",
          "describeStateMachineForExecution",
          "getActivityTask",
          "getExecutionHistory",
          "listActivities",
          "listExecutions",
          "listStateMachines",
          "sendTaskFailure",
          "sendTaskHeartbeat",
          "sendTaskSuccess",
          "startExecution",
          "stopExecution",
          "updateStateMachine");

  @Override
  public @Nullable TaskProtocol protocol(TaskArn arn) {
    return arn instanceof TaskArn.Integration call
            && call.service().equals(StepFunctionsSdk.RESOURCE)
            && call.pattern() == TaskArn.Pattern.REQUEST_RESPONSE
            && ACTIONS.contains(call.action())
        ? new CallProtocol(call.text(), call.service(), call.action())
        : null;
  }
}
