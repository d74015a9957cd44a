package dev.newel.asl.jsonata;

import dev.newel.asl.jsonata.value.Evaluation;
import dev.newel.asl.jsonata.value.TakesLongerException;
import dev.newel.asl.jsonpath.Allowance;

/**
 * How much work an evaluation may be, in steps of ten to a hundred nanoseconds.
 *
 * <p>On an event loop it is tried with few steps. An expression that is not done by then is left,
 * and evaluated anew on a thread of its own with all that AWS would give it: evaluations have no
 * effects, so the trial has done no harm.
 */
public final class Effort implements Allowance {

  /** Less than a millisecond; one or two at the worst. */
  public static final long TRIAL_STEPS = 20_000;

  /** A few seconds. What AWS's own bound of time is it does not say. */
  public static final long ALL_STEPS = 100_000_000;

  private final boolean isTrial;
  private final long steps;
  private long left;

  private Effort(boolean isTrial, long steps) {
    this.isTrial = isTrial;
    this.steps = steps;
    left = steps;
  }

  /** Ends with a {@link TakesLongerException}. */
  public static Effort trial(long steps) {
    return new Effort(true, steps);
  }

  /** Ends with AWS's error. */
  public static Effort bounded(long steps) {
    return new Effort(false, steps);
  }

  /** How many steps were taken. */
  public long spent() {
    return steps - left;
  }

  @Override
  public void spend(long steps) {
    left -= steps;
    if (left < 0) {
      throw isTrial ? new TakesLongerException() : Evaluation.timeout();
    }
  }
}
