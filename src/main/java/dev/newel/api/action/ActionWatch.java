package dev.newel.api.action;

import dev.newel.aws.ServiceError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sees which calls were answered, through whichever door they came. It is on the way of every call,
 * so it has to return at once, and nothing depends on it.
 */
@FunctionalInterface
public interface ActionWatch {

  /** Nobody looks on. */
  ActionWatch NOBODY = (call, nanos, error) -> {};

  /**
   * A call is answered.
   *
   * @param call as it came, of an action that there may not be
   * @param nanos how long that took, the time that a poll waits included
   * @param error null where it succeeded
   */
  void answered(ActionCall call, long nanos, @Nullable ServiceError error);

  /** Several that each see all. */
  static ActionWatch of(List<ActionWatch> all) {
    return (call, nanos, error) -> all.forEach(each -> each.answered(call, nanos, error));
  }
}
