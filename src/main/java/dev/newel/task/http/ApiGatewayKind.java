package dev.newel.task.http;

import dev.newel.interpreter.task.CallProtocol;
import dev.newel.interpreter.task.TaskArn;
import dev.newel.task.CalledKind;
import dev.newel.task.TaskInvoker;
import org.jspecify.annotations.Nullable;

/** {@code arn:aws:states:::apigateway:invoke}: an API of API Gateway. */
public final class ApiGatewayKind extends CalledKind {

  /** A kind whose calls are made so. */
  public ApiGatewayKind(TaskInvoker invoker) {
    super("apigateway", invoker);
  }

  @Override
  protected @Nullable CallProtocol protocol(TaskArn.Integration call) {
    return call.action().equals("invoke") && !call.pattern().isWatched()
        ? CallProtocol.of(call, ApiGatewayRules.ALL)
        : null;
  }
}
