package dev.newel.asl.data;

import dev.newel.asl.jsonpath.Allowance;

/**
 * The work of evaluations, in steps of ten to a hundred nanoseconds: what is walked and what is
 * made. Each state has an allowance for all of its expressions together, so that no definition
 * holds a thread for ever, however many paths it has.
 *
 * <p>Where others wait for the thread it is a trial: what is not known to be short is left, and
 * evaluated anew, as a {@link #whole} one, where it holds up nobody. An evaluation has no effects,
 * so that the trial has done no harm.
 */
public final class Work implements Allowance {

  /** What one state may do in a trial: less than a millisecond, or two at the worst. */
  public static final long TRIAL_STEPS = 20_000;

  /** What the paths of one state may do: each step may hold some bytes. */
  public static final long PATH_STEPS = 4_000_000;

  /**
   * What the JSONata of one state may do, which has bounds of memory of its own: a few seconds.
   * What AWS's own bound of time is it does not say.
   */
  public static final long QUERY_STEPS = 100_000_000;

  private final boolean isTrial;
  private final long queries;
  private long done;
  private long begun;

  private Work(boolean isTrial, long queries) {
    this.isTrial = isTrial;
    this.queries = queries;
  }

  /** Ends with a {@link TakesLongerException}. */
  public static Work trial() {
    return new Work(true, TRIAL_STEPS);
  }

  /** Ends with the errors that a state fails with. */
  public static Work whole() {
    return bounded(QUERY_STEPS);
  }

  /** The same with other steps for the JSONata of a state. */
  public static Work bounded(long queries) {
    return new Work(false, queries);
  }

  /** All that was done so far. */
  public long done() {
    return done;
  }

  /** The next state begins, with an allowance of its own. */
  public void begin() {
    begun = done;
  }

  /** Takes note of the work of a path. */
  @Override
  public void spend(long steps) {
    if (!isAllowed(steps, PATH_STEPS)) {
      throw StateException.located(
          ErrorName.DATA_LIMIT_EXCEEDED,
          "The evaluation of the state's expressions exceeds the maximum number of steps.");
    }
  }

  /**
   * Takes note of the work of an expression of JSONata.
   *
   * @return false where that is more than it may do: AWS has an error of the language's for it
   */
  public boolean spendOnQuery(long steps) {
    return isAllowed(steps, queries);
  }

  private boolean isAllowed(long steps, long mostOfState) {
    done += steps;
    if (isTrial && done - begun > TRIAL_STEPS) {
      throw new TakesLongerException();
    }
    return done - begun <= mostOfState;
  }
}
