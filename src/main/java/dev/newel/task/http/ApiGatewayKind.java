package dev.newel.task.http;

import dev.newel.interpreter.task.CallProtocol;
import dev.newel.interpreter.task.TaskArn;
import dev.newel.interpreter.task.TaskProtocol;
import dev.newel.task.TaskInvoker;
import dev.newel.task.TaskKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code arn:aws:states:::apigateway:invoke}: an API of API Gateway. */
public final class ApiGatewayKind implements TaskKind {

  private static final String SERVICE = "apigateway";

  private final TaskInvoker invoker;

  /** A kind whose calls are made so. */
  public ApiGatewayKind(TaskInvoker invoker) {
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
            && call.action().equals("invoke")
            && !call.pattern().isWatched()
        ? CallProtocol.of(call, ApiGatewayRules.ALL)
        : null;
  }
}
