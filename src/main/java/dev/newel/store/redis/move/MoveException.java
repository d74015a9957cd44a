package dev.newel.store.redis.move;

/** Why an installation is not moved, in a line that says what to do. The source is as it was. */
public final class MoveException extends RuntimeException {

  MoveException(String message) {
    super(message);
  }

  private MoveException(String message, Throwable cause) {
    super(message, cause);
  }

  /** A Redis has refused something, or could not be reached. */
  static MoveException ofRedis(Throwable cause) {
    return new MoveException(
        "one of the two Redis has failed: %s; empty the target, and move again"
            .formatted(cause.getMessage()),
        cause);
  }
}
