package dev.newel.store.redis.move;

/** Why an installation is not moved, in a line that says what to do. The source is as it was. */
public final class MoveException extends RuntimeException {

  /** How much of a value is told, which may be a payload, in characters. */
  private static final int LONGEST = 200;

  MoveException(String message) {
    super(message);
  }

  private MoveException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * Something in the source makes no sense.
   *
   * @param value of the key, or one of those that it has
   * @param how what is wrong with it, such as {@code is no time}
   */
  static MoveException damaged(String key, String value, String how) {
    return new MoveException(
        "the key %s has what %s: '%s'. This data is damaged: mend or delete it there, and move again"
            .formatted(key, how, value.length() <= LONGEST ? value : value.substring(0, LONGEST)));
  }

  /** A Redis has refused something, or could not be reached. */
  static MoveException ofRedis(Throwable cause) {
    return new MoveException(
        "one of the two Redis has failed: %s; empty the target, and move again"
            .formatted(cause.getMessage()),
        cause);
  }
}
