package dev.newel.api;

import dev.newel.aws.ServiceError.AccessDeniedException;
import dev.newel.aws.ServiceException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may be asked for on the event bus, where nobody signs: who is on it is trusted, but need not
 * be trusted with everything.
 *
 * @param allowed names of actions; null for all
 */
public record BusActions(@Nullable Set<String> allowed) {

  static final BusActions ALL = new BusActions(null);

  public BusActions {
    allowed = allowed == null ? null : Set.copyOf(allowed);
  }

  /** Throws a {@link ServiceException} for an action that is not allowed. */
  void check(String action) {
    if (allowed != null && !allowed.contains(action)) {
      throw new ServiceException(
          new AccessDeniedException(
              "The event bus may not be asked for " + action + "; bus.actions says for what"));
    }
  }
}
