package dev.newel.task;

import dev.newel.interpreter.task.CallProtocol;
import dev.newel.interpreter.task.TaskArn;
import dev.newel.interpreter.task.TaskProtocol;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A kind of resource that one invoker calls: {@code arn:aws:states:::SERVICE:ACTION}. */
public abstract class CalledKind implements TaskKind {

  private final String service;
  private final TaskInvoker invoker;

  /**
   * A kind.
   *
   * @param service as ARNs name it
   * @param invoker makes its calls
   */
  protected CalledKind(String service, TaskInvoker invoker) {
    this.service = service;
    this.invoker = invoker;
  }

  @Override
  public final Map<String, TaskInvoker> invokers() {
    return Map.of(service, invoker);
  }

  @Override
  public final @Nullable TaskProtocol protocol(TaskArn arn) {
    return arn instanceof TaskArn.Integration call && call.service().equals(service)
        ? protocol(call)
        : null;
  }

  /** How a task of the service is run; null where it has no such action or pattern. */
  protected abstract @Nullable CallProtocol protocol(TaskArn.Integration call);
}
