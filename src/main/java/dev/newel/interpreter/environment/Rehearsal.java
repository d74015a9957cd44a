package dev.newel.interpreter.environment;

/**
 * What users have otherwise than it will be on AWS, so that their tests are quick and need nothing
 * else.
 *
 * @param mocks what tasks are answered with instead of being done
 * @param waitScale what waits, and intervals before retries, are multiplied with
 * @param trial of the one state that is run, where it is tested by itself
 */
public record Rehearsal(TaskMocks mocks, double waitScale, Trial trial) {

  /** Nothing is. */
  public static final Rehearsal NONE = new Rehearsal(TaskMocks.NONE, 1);

  /** One of whole executions. */
  public Rehearsal(TaskMocks mocks, double waitScale) {
    this(mocks, waitScale, Trial.NONE);
  }

  /** One of a state that is tested by itself. */
  public static Rehearsal of(Trial trial) {
    return new Rehearsal(TaskMocks.NONE, 1, trial);
  }

  /** How long a wait takes here. */
  public long scaled(long millis) {
    return waitScale == 1 ? millis : Math.round(millis * waitScale);
  }
}
