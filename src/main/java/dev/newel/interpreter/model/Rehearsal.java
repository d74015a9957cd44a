package dev.newel.interpreter.model;

/**
 * What users have otherwise than it will be on AWS, so that their tests are quick and need nothing
 * else.
 *
 * @param mocks what tasks are answered with instead of being done
 * @param waitScale what waits, and intervals before retries, are multiplied with
 */
public record Rehearsal(TaskMocks mocks, double waitScale) {

  /** Nothing is. */
  public static final Rehearsal NONE = new Rehearsal(TaskMocks.NONE, 1);

  /** How long a wait takes here. */
  public long scaled(long millis) {
    return waitScale == 1 ? millis : Math.round(millis * waitScale);
  }
}
