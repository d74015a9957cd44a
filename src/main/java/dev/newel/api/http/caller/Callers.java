package dev.newel.api.http.caller;

import dev.newel.aws.Home;
import dev.newel.identity.SignatureCheck;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** Says whose requests are. Used by one event loop only. */
@FunctionalInterface
public interface Callers {

  /**
   * Says whose a request is.
   *
   * @param body as it was sent
   * @throws dev.newel.aws.ServiceException if it must not be served
   */
  CallOrigin of(HttpServerRequest request, byte[] body);

  /**
   * Believes what signatures say, or looks at them.
   *
   * @param configured the account and region of requests that name none
   * @param signatures null where they are not looked at
   */
  static Callers of(Home configured, @Nullable SignatureCheck signatures) {
    return signatures == null ? new CallerHome(configured) : new SignedCallers(signatures);
  }

  /** The id of the key that a request says it is signed with, looked at or not; null for none. */
  static @Nullable String claimedKey(HttpServerRequest request) {
    return CallerHome.claimedKey(request);
  }
}
