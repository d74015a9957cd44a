package dev.newel.asl.data;

/**
 * A trial has ended: an evaluation is not known to be short. Nothing has happened yet, so it can be
 * begun anew where it may take its time.
 */
public final class TakesLongerException extends RuntimeException {

  TakesLongerException() {
    super("an evaluation is not known to be short", null, false, false);
  }
}
