package dev.newel.api.http;

import dev.newel.aws.ServiceError.AccessDeniedException;
import dev.newel.aws.ServiceError.UnsupportedRequest;
import dev.newel.aws.ServiceException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.HostAndPort;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Serves requests under hosts that are Newel's alone. A web page may have its own name lead to the
 * address of Newel once it is loaded (DNS rebinding): its requests are then same-origin to the
 * browser, and nothing but the name in Host tells them from others. So a name must be one that no
 * stranger can have: an address, a name without a dot or under a domain that the Internet does not
 * have, one of AWS's for this service, or one that is configured.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112.html#section-3.2">RFC 9112, 3.2</a>
 */
final class HostCheck {

  /** Among the configured hosts it stands for all. */
  static final String ANY = "*";

  /** What SDKs put before the host for StartSyncExecution and TestState. */
  private static final String SYNC = "sync-";

  private static final Pattern ADDRESS =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]{2,45}(%25[a-z0-9._~-]+)?]");

  private static final Pattern LOCAL_NAME =
      Pattern.compile("[a-z0-9_-]{1,63}|([a-z0-9_-]{1,63}\\.){1,30}(localhost|local|internal)");

  private static final Pattern OF_AWS =
      Pattern.compile("states\\.[a-z0-9-]{1,63}\\.amazonaws\\.com");

  private final Set<String> allowed;

  /** The one that was served last: nearly all requests come under the same. */
  private volatile String lastKnown = "";

  /**
   * @param allowed further names, in small letters and without a port
   */
  HostCheck(Set<String> allowed) {
    this.allowed = allowed;
  }

  /**
   * @throws ServiceException with status 400 for a request without a host or with two, 403 for one
   *     under a stranger's
   */
  void check(HttpServerRequest request) {
    List<String> headers = request.headers().getAll(HttpHeaders.HOST);
    if (headers.isEmpty() && request.version() == HttpVersion.HTTP_1_0) {
      return; // no browser speaks it, and its requests need none
    }
    HostAndPort authority = request.authority();
    if (headers.size() > 1 || authority == null || authority.host().isEmpty()) {
      throw new ServiceException(
          new UnsupportedRequest(400, "BadRequest", "The request must have one valid Host"));
    }
    if (!isKnown(authority.host())) {
      throw new ServiceException(
          new AccessDeniedException(
              "The host of the request is none of Newel's; http.allowed-hosts adds further ones"));
    }
  }

  private boolean isKnown(String host) {
    if (host.equals(lastKnown)) {
      return true;
    }
    boolean isKnown = isKnownText(host);
    if (isKnown) {
      lastKnown = host;
    }
    return isKnown;
  }

  private boolean isKnownText(String host) {
    String name = withoutEndDot(host.toLowerCase(Locale.ROOT));
    return allowed.contains(ANY)
        || isKnownName(name)
        || (name.startsWith(SYNC) && isKnownName(name.substring(SYNC.length())));
  }

  private boolean isKnownName(String name) {
    return ADDRESS.matcher(name).matches()
        || LOCAL_NAME.matcher(name).matches()
        || OF_AWS.matcher(name).matches()
        || allowed.contains(name);
  }

  /** Whether a name is one that no stranger can have; what lets any in does not count. */
  boolean isOwnName(String host) {
    return isKnownName(withoutEndDot(host.toLowerCase(Locale.ROOT)));
  }

  private static String withoutEndDot(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }
}
