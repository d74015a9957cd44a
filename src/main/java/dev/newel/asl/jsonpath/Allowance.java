package dev.newel.asl.jsonpath;

/** The work that a path may still do. */
@FunctionalInterface
public interface Allowance {

  /**
   * Takes note of work: about one step for each node that is looked at, added to the result, or
   * compared. Called before the work is done where its amount is known.
   *
   * @throws RuntimeException one of the caller's own, which ends the evaluation, when the allowance
   *     is used up
   */
  void spend(long steps);
}
