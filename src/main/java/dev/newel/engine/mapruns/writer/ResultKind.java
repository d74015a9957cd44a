package dev.newel.engine.mapruns.writer;

/** What a file of results is for. Its name begins with this. */
public enum ResultKind {
  SUCCEEDED,
  FAILED,
  PENDING
}
