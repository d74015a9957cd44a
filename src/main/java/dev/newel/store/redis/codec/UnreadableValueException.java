package dev.newel.store.redis.codec;

/** A stored value that this version of Newel cannot read: a newer one wrote it, or none did. */
public final class UnreadableValueException extends RuntimeException {

  public UnreadableValueException(String message) {
    super(message);
  }
}
