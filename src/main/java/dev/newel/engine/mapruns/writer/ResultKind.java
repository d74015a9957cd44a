package dev.newel.engine.mapruns.writer;

/** Which file a result goes into. */
public enum ResultKind {
  SUCCEEDED,
  FAILED,
  PENDING
}
