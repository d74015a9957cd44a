package dev.newel.task;

import dev.newel.interpreter.task.TaskArn;
import dev.newel.interpreter.task.TaskProtocol;
import org.jspecify.annotations.Nullable;

/** One kind of resource that Task states can call. */
@FunctionalInterface
public interface TaskKind {

  /** How a task of the resource is run; null where the resource is of another kind. */
  @Nullable TaskProtocol protocol(TaskArn arn);
}
