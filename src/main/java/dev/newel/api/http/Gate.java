package dev.newel.api.http;

import dev.newel.api.action.ActionCall;
import dev.newel.api.action.RefusalWatch;
import dev.newel.api.action.RefusalWatch.Refused;
import dev.newel.api.http.caller.CallOrigin;
import dev.newel.api.http.caller.Callers;
import dev.newel.aws.ServiceError.AccessDeniedException;
import dev.newel.aws.ServiceException;
import dev.newel.identity.SignatureCheck;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Says which requests come in, and tells of those that do not. Used by one event loop only. All of
 * it throws {@link ServiceException} for what is turned away.
 */
final class Gate {

  private final HostCheck hosts;
  private final BrowserGuard guard;
  private final Callers callers;
  private final boolean readOnly;
  private final RefusalWatch watch;

  /**
   * @param signatures looks at those of requests; null for nobody
   */
  Gate(ApiOptions options, @Nullable SignatureCheck signatures, RefusalWatch watch) {
    this.hosts = new HostCheck(options.allowedHosts());
    this.guard = new BrowserGuard(hosts, options.publicUrl());
    this.callers = Callers.of(options.home(), signatures);
    this.readOnly = options.readOnly();
    this.watch = watch;
  }

  /** Looks under which host a request comes. Who is turned away is yet to be told of. */
  void checkHost(HttpServerRequest request) {
    hosts.check(request);
  }

  /** Looks at what is known before the body is read. */
  void check(HttpServerRequest request, String requestId) {
    watched(
        request,
        requestId,
        () -> {
          guard.check(request);
          return request;
        });
  }

  /**
   * Whose a request is.
   *
   * @param sent its body, as it came
   */
  CallOrigin caller(HttpServerRequest request, String requestId, byte[] sent) {
    return watched(request, requestId, () -> callers.of(request, sent));
  }

  /** Whose a request of the console's pages is. */
  CallOrigin viewer(HttpServerRequest request, String requestId, byte[] sent) {
    return watched(
        request,
        requestId,
        () -> {
          CallOrigin origin = callers.of(request, sent);
          ConsolePermission.check(request.method(), origin.caller());
          return origin;
        });
  }

  /** Holds pages to reading where the console is for that alone. */
  void checkAction(HttpServerRequest request, String requestId, String action) {
    if (readOnly && BrowserGuard.isFromBrowser(request) && !ActionCall.isRead(action)) {
      watched(
          request,
          requestId,
          () -> {
            throw new ServiceException(new AccessDeniedException("The console is read-only"));
          });
    }
  }

  private <T> T watched(HttpServerRequest request, String requestId, Supplier<T> check) {
    try {
      return check.get();
    } catch (ServiceException e) {
      refused(request, requestId, e);
      throw e;
    }
  }

  /** Tells of a request that is turned away. */
  void refused(HttpServerRequest request, String requestId, ServiceException why) {
    ActionCall.Origin origin = new HttpClientPresence(request, null).origin();
    watch.refused(new Refused(requestId, asked(request), origin, why.error()));
  }

  private static String asked(HttpServerRequest request) {
    String target = request.getHeader(AwsJsonProtocol.TARGET);
    return target == null ? request.method() + " " + request.path() : target;
  }
}
