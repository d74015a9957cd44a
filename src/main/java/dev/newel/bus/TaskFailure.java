package dev.newel.bus;

/** Says with which error a task fails, so that its state can retry or catch it. */
public final class TaskFailure extends RuntimeException {

  private static final int MOST_ERROR_CHARS = 256;
  private static final int MOST_CAUSE_CHARS = 32_768;

  private final String error;

  /**
   * A failure.
   *
   * @param error its name, for retriers and catchers
   * @param cause for people to read
   */
  public TaskFailure(String error, String cause) {
    super(cut(cause, MOST_CAUSE_CHARS), null, false, false);
    this.error = cut(error, MOST_ERROR_CHARS);
  }

  /** What a task fails with whose handler has failed. */
  static TaskFailure of(Throwable thrown) {
    return thrown instanceof TaskFailure failure
        ? failure
        : new TaskFailure(thrown.getClass().getSimpleName(), String.valueOf(thrown.getMessage()));
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }

  /** The name of the error. */
  public String error() {
    return error;
  }
}
