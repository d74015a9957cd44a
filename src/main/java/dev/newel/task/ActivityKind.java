package dev.newel.task;

import dev.newel.interpreter.task.ActivityProtocol;
import dev.newel.interpreter.task.TaskArn;
import dev.newel.interpreter.task.TaskProtocol;
import org.jspecify.annotations.Nullable;

/** Activities, whose tasks workers poll for. */
public final class ActivityKind implements TaskKind {

  @Override
  public @Nullable TaskProtocol protocol(TaskArn arn) {
    return arn instanceof TaskArn.Activity ? new ActivityProtocol(arn.text()) : null;
  }
}
