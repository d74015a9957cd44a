package dev.newel.task;

import dev.newel.interpreter.task.ChildProtocol;
import dev.newel.interpreter.task.TaskArn;
import dev.newel.interpreter.task.TaskProtocol;
import org.jspecify.annotations.Nullable;

/**
 * {@code arn:aws:states:::states:startExecution}, with any pattern. Nobody has to call anything:
 * the engine starts executions itself.
 */
public final class NestedKind implements TaskKind {

  @Override
  public @Nullable TaskProtocol protocol(TaskArn arn) {
    return arn instanceof TaskArn.Integration integration
            && integration.service().equals("states")
            && integration.action().equals("startExecution")
        ? ChildProtocol.of(integration)
        : null;
  }
}
