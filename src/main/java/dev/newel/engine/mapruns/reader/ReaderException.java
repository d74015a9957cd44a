package dev.newel.engine.mapruns.reader;

/** Items cannot be read: {@code States.ItemReaderFailed}. */
public final class ReaderException extends RuntimeException {

  /** One with what users are told. */
  public ReaderException(String cause) {
    super(cause);
  }
}
