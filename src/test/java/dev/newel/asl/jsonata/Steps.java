package dev.newel.asl.jsonata;

import dev.newel.asl.jsonata.value.Evaluation;
import dev.newel.asl.jsonpath.Allowance;

/** An allowance of work, which ends with AWS's error. */
public final class Steps implements Allowance {

  private final long most;
  private long spent;

  public Steps(long most) {
    this.most = most;
  }

  /** How many were taken. */
  long spent() {
    return spent;
  }

  @Override
  public void spend(long steps) {
    spent += steps;
    if (spent > most) {
      throw Evaluation.timeout();
    }
  }
}
