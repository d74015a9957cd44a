package dev.newel.store;

import org.jspecify.annotations.Nullable;

/**
 * The store has no room, and did not do what was asked, nor will before something is removed from
 * it: asking again soon is of no use. What removes or ends something it still does.
 */
public final class StoreFullException extends StoreUnavailableException {

  private final boolean refusesAll;

  public StoreFullException(String message, @Nullable Throwable cause) {
    this(message, cause, false);
  }

  /**
   * @param refusesAll whether it refuses all that may write without a look at it, as where it has
   *     no disk
   */
  public StoreFullException(String message, @Nullable Throwable cause, boolean refusesAll) {
    super(message, cause);
    this.refusesAll = refusesAll;
  }

  /**
   * Whether it looks at nothing: what is sent again, as its reply was lost, may have been done the
   * first time. Else that would have been told.
   */
  public boolean refusesAll() {
    return refusesAll;
  }
}
