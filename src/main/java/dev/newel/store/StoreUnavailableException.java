package dev.newel.store;

import org.jspecify.annotations.Nullable;

/**
 * The store cannot be reached, did not answer in time, or cannot write now. Whether it did what was
 * asked is unknown: a commit is to be tried again with the id it had.
 *
 * <p>Expected in operation and thrown for every call while the store is away, so it carries no
 * stack trace.
 */
public class StoreUnavailableException extends RuntimeException {

  public StoreUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause, false, false);
  }
}
