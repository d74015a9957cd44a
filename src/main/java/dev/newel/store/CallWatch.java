package dev.newel.store;

/**
 * Sees which calls the store has answered, and how long that took. It is on the way of every call,
 * so it has to return at once, and nothing depends on it.
 */
@FunctionalInterface
public interface CallWatch {

  /** Nobody looks on. */
  CallWatch NOBODY = (call, nanos, hasFailed) -> {};

  /**
   * A call was answered, or will not be.
   *
   * @param call what was called: one of a few names
   * @param nanos how long that took
   */
  void answered(String call, long nanos, boolean hasFailed);
}
