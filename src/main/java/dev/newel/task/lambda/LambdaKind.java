package dev.newel.task.lambda;

import dev.newel.interpreter.task.LambdaProtocol;
import dev.newel.interpreter.task.TaskArn;
import dev.newel.interpreter.task.TaskProtocol;
import dev.newel.task.TaskInvoker;
import dev.newel.task.TaskKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lambda functions that states name by their ARNs. */
public final class LambdaKind implements TaskKind {

  private final TaskInvoker invoker;

  /** A kind whose calls are made so. */
  public LambdaKind(TaskInvoker invoker) {
    this.invoker = invoker;
  }

  @Override
  public Map<String, TaskInvoker> invokers() {
    return Map.of(LambdaProtocol.RESOURCE, invoker);
  }

  @Override
  public @Nullable TaskProtocol protocol(TaskArn arn) {
    return arn instanceof TaskArn.Function function ? new LambdaProtocol(function.text()) : null;
  }
}
