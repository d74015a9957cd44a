package dev.newel.engine.mapruns.reader;

/**
 * {@code States.ItemReaderFailed}: the data set cannot be read, or not as what it is said to be.
 *
 * <p>Control flow rather than a defect, so it carries no stack trace.
 */
public final class ReaderException extends RuntimeException {

  private final boolean located;

  public ReaderException(String cause) {
    this(cause, false);
  }

  private ReaderException(String cause, boolean located) {
    super(cause, null, false, false);
    this.located = located;
  }

  /** One before whose cause AWS says in which state it happened. */
  public static ReaderException located(String cause) {
    return new ReaderException(cause, true);
  }

  /** The cause in AWS's words, without the state. */
  public String text() {
    return String.valueOf(getMessage());
  }

  /** Whether AWS puts the state and the event at which it was entered before the cause. */
  public boolean isLocated() {
    return located;
  }
}
