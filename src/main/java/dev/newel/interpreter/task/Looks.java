package dev.newel.interpreter.task;

/** When work that a service does is looked at: the rarer the longer it takes already. */
final class Looks {

  private static final long SOONEST_MS = 1_000;
  private static final long RAREST_MS = 30_000;

  /** A look each time that the work has grown older by this part of its age. */
  private static final int PART = 4;

  private Looks() {}

  /**
   * When to look next.
   *
   * @param since when the state was entered
   */
  static long next(long since, long now) {
    return now + Math.max(SOONEST_MS, Math.min(RAREST_MS, (now - since) / PART));
  }
}
