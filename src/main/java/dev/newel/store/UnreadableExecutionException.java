package dev.newel.store;

import dev.newel.interpreter.model.start.ExecutionKey;

/** An execution is there, and what is stored of it cannot be read. */
public final class UnreadableExecutionException extends RuntimeException {

  private final int failures;

  /**
   * @param failures how often it has failed, as {@link ExecutionStore#loadAgain} counts; 0 where
   *     nothing was counted
   */
  public UnreadableExecutionException(ExecutionKey key, int failures, Throwable cause) {
    super("execution " + key + " cannot be read: " + cause.getMessage(), cause);
    this.failures = failures;
  }

  public int failures() {
    return failures;
  }
}
