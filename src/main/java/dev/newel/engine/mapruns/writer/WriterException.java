package dev.newel.engine.mapruns.writer;

/**
 * {@code States.ResultWriterFailed}: results cannot be written.
 *
 * <p>Control flow rather than a defect, so it carries no stack trace.
 */
public final class WriterException extends RuntimeException {

  public WriterException(String cause) {
    super(cause, null, false, false);
  }

  /** The cause. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
