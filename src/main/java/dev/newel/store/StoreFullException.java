package dev.newel.store;

import org.jspecify.annotations.Nullable;

/**
 * The store has no room, and did not do what was asked, nor will before something is removed from
 * it: asking again soon is of no use. What removes or ends something it still does.
 */
public final class StoreFullException extends StoreUnavailableException {

  public StoreFullException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
