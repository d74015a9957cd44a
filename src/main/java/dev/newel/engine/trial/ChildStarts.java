package dev.newel.engine.trial;

import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.task.TaskOwner;
import io.vertx.core.Future;

/** Starts executions that tested states ask for, and do not wait for. */
@FunctionalInterface
public interface ChildStarts {

  /** What the task is to hear of it; a failure where that is not known. */
  Future<Stimulus> begin(TaskOwner parent, Effect.StartChild task);
}
