package dev.newel.api.action;

import io.vertx.core.Future;

/** Says whether a call may go on, before its action is asked. */
@FunctionalInterface
public interface CallGuard {

  /** Lets all go on. */
  CallGuard NONE = call -> Future.succeededFuture();

  /** This one, and then another. */
  default CallGuard and(CallGuard next) {
    if (next == NONE) {
      return this;
    }
    return this == NONE ? next : call -> admit(call).compose(admitted -> next.admit(call));
  }

  /**
   * Succeeds for a call that may go on. Its input is as the client sent it, and may be anything.
   *
   * @return a failure, also thrown, with {@link dev.newel.aws.ServiceException} for any other
   */
  Future<Void> admit(ActionCall call);
}
