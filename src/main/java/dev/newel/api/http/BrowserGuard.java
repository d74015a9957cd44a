package dev.newel.api.http;

import dev.newel.aws.ServiceError.AccessDeniedException;
import dev.newel.aws.ServiceException;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps hostile web pages out. A browser sends a page's GET, or simple POST, anywhere its author
 * likes, loopback included; so a request with a browser's marks is served only where it shows that
 * it came from a page of Newel's own, under a host name that is known to be Newel's (an attacker's
 * name may be made to resolve to Newel's address). SDKs, the CLI and curl send no such marks.
 *
 * @see <a href="https://www.w3.org/TR/fetch-metadata/">Fetch Metadata Request Headers</a>
 */
final class BrowserGuard {

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|[a-z0-9-]{1,63}\\.localhost|127(\\.\\d{1,3}){3}|\\[::1]");

  private final Set<String> allowedHosts;

  BrowserGuard(Set<String> allowedHosts) {
    this.allowedHosts = allowedHosts;
  }

  /** Throws a {@link ServiceException} with status 403 for a page's request that is not ours. */
  void check(HttpServerRequest request) {
    MultiMap headers = request.headers();
    if (isFromBrowser(headers) && !isFromOwnPage(request, headers)) {
      throw new ServiceException(
          new AccessDeniedException("Requests from web pages are not served"));
    }
  }

  private static boolean isFromBrowser(MultiMap headers) {
    String site = headers.get("Sec-Fetch-Site");
    return headers.contains("Origin")
        || headers.contains("Referer")
        || (site != null && !site.equals("none"))
        || "navigate".equals(headers.get("Sec-Fetch-Mode"))
        || isOldBrowser(headers);
  }

  /** Plain HTTP to a name other than localhost gets no Sec-Fetch headers from browsers. */
  private static boolean isOldBrowser(MultiMap headers) {
    String agent = headers.get("User-Agent");
    return agent != null && agent.startsWith("Mozilla/") && headers.contains("Accept-Language");
  }

  private boolean isFromOwnPage(HttpServerRequest request, MultiMap headers) {
    String authority = request.authority() == null ? null : request.authority().toString();
    if (authority == null || !isKnown(request.authority().host())) {
      return false;
    }
    String own = request.scheme() + "://" + authority.toLowerCase(Locale.ROOT);
    String origin = headers.get("Origin");
    String site = headers.get("Sec-Fetch-Site");
    if (origin != null || site != null) {
      return (origin == null || origin.equals(own)) && (site == null || site.equals("same-origin"));
    }
    return isUnder(own, headers.get("Referer"));
  }

  private static boolean isUnder(String own, @Nullable String referer) {
    return referer != null && (referer.equals(own) || referer.startsWith(own + "/"));
  }

  private boolean isKnown(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return LOOPBACK.matcher(name).matches() || allowedHosts.contains(name);
  }
}
