package dev.newel.task.bus;

import dev.newel.interpreter.task.CallProtocol;
import dev.newel.interpreter.task.TaskArn;
import dev.newel.task.CalledKind;
import dev.newel.task.TaskInvoker;
import org.jspecify.annotations.Nullable;

/**
 * {@code arn:aws:states:::bus:request}, {@code send} and {@code publish}: messages to consumers on
 * the event bus, which are Newel's own and not known to AWS. With {@code .waitForTaskToken} behind
 * them the task ends when somebody says so.
 */
public final class BusKind extends CalledKind {

  static final String SERVICE = "bus";

  /** A kind whose messages are sent so. */
  public BusKind(TaskInvoker invoker) {
    super(SERVICE, invoker);
  }

  @Override
  protected @Nullable CallProtocol protocol(TaskArn.Integration call) {
    return call.pattern().isWatched()
        ? null
        : BusAction.find(call.action())
            .map(action -> CallProtocol.of(call, new BusRules(action)))
            .orElse(null);
  }
}
