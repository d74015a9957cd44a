package dev.newel.api.http;

import dev.newel.aws.ServiceError.NotAuthorized;
import dev.newel.aws.ServiceException;
import dev.newel.identity.Caller;
import dev.newel.identity.policy.Policy;
import dev.newel.identity.policy.Verdict;
import io.vertx.core.http.HttpMethod;

/**
 * What callers must be allowed who ask for more than AWS's actions give: what the console shows is
 * all of an account, and its jobs change what a filter finds.
 */
final class ConsolePermission {

  private static final String READ = "newel:ReadConsole";
  private static final String RUN_JOBS = "newel:RunConsoleJobs";

  private ConsolePermission() {}

  /** Throws a {@link ServiceException} for who may not. */
  static void check(HttpMethod method, Caller caller) {
    String action = method.equals(HttpMethod.POST) ? RUN_JOBS : READ;
    Verdict verdict = caller.policy().verdict(action, Policy.NO_RESOURCE);
    if (verdict != Verdict.ALLOWED) {
      throw new ServiceException(
          NotAuthorized.of(
              String.valueOf(caller.user()),
              action,
              Policy.NO_RESOURCE,
              verdict == Verdict.DENIED));
    }
  }
}
