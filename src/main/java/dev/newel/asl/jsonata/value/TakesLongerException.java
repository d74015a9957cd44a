package dev.newel.asl.jsonata.value;

/**
 * A trial has ended: the evaluation is not known to be short. Nothing has happened yet, so it can
 * be started again where it may take its time.
 */
public final class TakesLongerException extends RuntimeException {

  public TakesLongerException() {
    super("an evaluation is not known to be short", null, false, false);
  }
}
