package dev.newel.asl;

import dev.newel.asl.jsonpath.Allowance;

/**
 * The work of evaluations, in steps of about ten nanoseconds: what is walked and what is made. Each
 * state has an allowance for all of its expressions together, so that no definition holds a thread
 * for long, however many paths it has.
 */
public final class Work implements Allowance {

  /**
   * What one state may do: about 55 ms, once the code is compiled. Half of it would be too little
   * for the longest ranges that AWS takes in JSONata.
   */
  public static final long STEPS_PER_STATE = 4_000_000;

  private long done;
  private long end = STEPS_PER_STATE;

  /** All that was done so far. */
  public long done() {
    return done;
  }

  /** The next state begins, with an allowance of its own. */
  public void begin() {
    end = done + STEPS_PER_STATE;
  }

  @Override
  public void spend(long steps) {
    done += steps;
    if (done > end) {
      throw StateException.located(
          ErrorName.DATA_LIMIT_EXCEEDED,
          "The evaluation of the state's expressions exceeds the maximum number of steps.");
    }
  }
}
