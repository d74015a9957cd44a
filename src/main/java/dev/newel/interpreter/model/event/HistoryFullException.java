package dev.newel.interpreter.model.event;

/**
 * The history has room for no more than the execution's end. It ends whatever the interpreter was
 * about, wherever it was: the execution is over then. Control flow, so it carries no stack trace.
 */
public final class HistoryFullException extends RuntimeException {

  private final long previousId;

  /**
   * @param previousId the event that the one without room would have followed
   */
  public HistoryFullException(long previousId) {
    super("the history is full", null, false, false);
    this.previousId = previousId;
  }

  public long previousId() {
    return previousId;
  }
}
