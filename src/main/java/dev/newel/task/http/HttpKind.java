package dev.newel.task.http;

import dev.newel.interpreter.task.CallProtocol;
import dev.newel.interpreter.task.TaskArn;
import dev.newel.task.CalledKind;
import dev.newel.task.TaskInvoker;
import org.jspecify.annotations.Nullable;

/** {@code arn:aws:states:::http:invoke}: any HTTP API. */
public final class HttpKind extends CalledKind {

  /** A kind whose calls are made so. */
  public HttpKind(TaskInvoker invoker) {
    super("http", invoker);
  }

  @Override
  protected @Nullable CallProtocol protocol(TaskArn.Integration call) {
    return call.action().equals("invoke") && call.pattern() == TaskArn.Pattern.REQUEST_RESPONSE
        ? CallProtocol.of(call, new HttpRules())
        : null;
  }
}
