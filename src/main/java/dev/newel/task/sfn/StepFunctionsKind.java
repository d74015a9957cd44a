package dev.newel.task.sfn;

import dev.newel.interpreter.task.ArgumentRules;
import dev.newel.interpreter.task.CallProtocol;
import dev.newel.interpreter.task.TaskArn;
import dev.newel.interpreter.task.TaskProtocol;
import dev.newel.task.TaskInvoker;
import dev.newel.task.TaskKind;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code arn:aws:states:::aws-sdk:sfn:ACTION}: the actions of Newel itself. */
public final class StepFunctionsKind implements TaskKind {

  private static final String SERVICE = "aws-sdk:sfn";

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
          "startSyncExecution",
          "stopExecution",
          "updateStateMachine");

  private final TaskInvoker invoker;

  /** A kind whose calls are made so. */
  public StepFunctionsKind(TaskInvoker invoker) {
    this.invoker = invoker;
  }

  @Override
  public Map<String, TaskInvoker> invokers() {
    return Map.of(SERVICE, invoker);
  }

  @Override
  public @Nullable TaskProtocol protocol(TaskArn arn) {
    return arn instanceof TaskArn.Integration call
            && call.service().equals(SERVICE)
            && call.pattern() == TaskArn.Pattern.REQUEST_RESPONSE
            && ACTIONS.contains(call.action())
        ? CallProtocol.of(call, ArgumentRules.NONE)
        : null;
  }
}
