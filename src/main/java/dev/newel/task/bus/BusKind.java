package dev.newel.task.bus;

import dev.newel.interpreter.task.CallProtocol;
import dev.newel.interpreter.task.TaskArn;
import dev.newel.interpreter.task.TaskProtocol;
import dev.newel.task.TaskInvoker;
import dev.newel.task.TaskKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code arn:aws:states:::bus:request}, {@code send} and {@code publish}: messages to consumers on
 * the event bus, which are Newel's own and not known to AWS. With {@code .waitForTaskToken} behind
 * them the task ends when somebody says so.
 */
public final class BusKind implements TaskKind {

  static final String SERVICE = "bus";

  private final TaskInvoker invoker;

  /** A kind whose messages are sent so. */
  public BusKind(TaskInvoker invoker) {
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
            && !call.pattern().isWatched()
        ? BusAction.find(call.action())
            .map(action -> CallProtocol.of(call, new BusRules(action)))
            .orElse(null)
        : null;
  }
}
