package dev.newel.api.permission;

import dev.newel.api.action.ActionCall;
import dev.newel.api.action.CallGuard;
import dev.newel.aws.ServiceError.NotAuthorized;
import dev.newel.aws.ServiceException;
import dev.newel.engine.definition.CachedCatalog;
import dev.newel.identity.Caller;
import dev.newel.identity.policy.Verdict;
import dev.newel.store.Overview;
import dev.newel.token.Signature;
import io.vertx.core.Future;

/** Lets go on what the policies of the caller allow. */
public final class PolicyGuard implements CallGuard {

  private static final int LONGEST_SHOWN = 512;

  private final TaskPermission tasks;

  /**
   * @param overview where it stands which task a token is of
   * @param signature that tokens are signed with
   */
  public PolicyGuard(Overview overview, CachedCatalog catalog, Signature signature) {
    this.tasks = new TaskPermission(overview, catalog, signature);
  }

  @Override
  public Future<Void> admit(ActionCall call) {
    if (call.caller().policy().isEverything()) {
      return Future.succeededFuture();
    }
    if (TaskPermission.ACTIONS.contains(call.action())) {
      return tasks.check(call);
    }
    for (Needed needed : ActionPermissions.of(call)) {
      check(call.caller(), needed);
    }
    return Future.succeededFuture();
  }

  private static void check(Caller caller, Needed needed) {
    Verdict verdict = caller.policy().verdict(needed.action(), needed.resource());
    if (verdict != Verdict.ALLOWED) {
      throw refusal(caller, needed, verdict);
    }
  }

  /** Who is refused need not get back all that they sent. */
  private static String cut(String resource) {
    return resource.length() <= LONGEST_SHOWN
        ? resource
        : resource.substring(0, LONGEST_SHOWN) + "...";
  }

  static ServiceException refusal(Caller caller, Needed needed, Verdict verdict) {
    return new ServiceException(
        NotAuthorized.of(
            String.valueOf(caller.user()),
            needed.action(),
            cut(needed.resource()),
            verdict == Verdict.DENIED));
  }
}
