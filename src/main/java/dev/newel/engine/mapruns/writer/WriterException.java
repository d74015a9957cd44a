package dev.newel.engine.mapruns.writer;

/** Results cannot be written: {@code States.ResultWriterFailed}. */
public final class WriterException extends RuntimeException {

  /** One with what users are told. */
  public WriterException(String cause) {
    super(cause);
  }
}
