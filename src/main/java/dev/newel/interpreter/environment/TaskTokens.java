package dev.newel.interpreter.environment;

import dev.newel.interpreter.model.start.ExecutionKey;

/** Makes the tokens that tasks are named by outside. */
@FunctionalInterface
public interface TaskTokens {

  /**
   * The token of one attempt of a task.
   *
   * @param nonce that names the attempt
   */
  String text(ExecutionKey execution, int frame, long nonce);
}
