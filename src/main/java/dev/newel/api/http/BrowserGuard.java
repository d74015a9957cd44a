package dev.newel.api.http;

import dev.newel.aws.ServiceError.AccessDeniedException;
import dev.newel.aws.ServiceException;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
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

  private static final CharSequence FETCH_SITE = HttpHeaders.createOptimized("Sec-Fetch-Site");
  private static final CharSequence FETCH_MODE = HttpHeaders.createOptimized("Sec-Fetch-Mode");

  private final HostCheck hosts;
  private final @Nullable String publicUrl;

  /**
   * @param publicUrl where browsers reach Newel through a proxy, or null
   */
  BrowserGuard(HostCheck hosts, @Nullable String publicUrl) {
    this.hosts = hosts;
    this.publicUrl = publicUrl;
  }

  /** Throws a {@link ServiceException} with status 403 for a page's request that is not ours. */
  void check(HttpServerRequest request) {
    MultiMap headers = request.headers();
    if (isFromBrowser(headers) && !isFromOwnPage(request, headers)) {
      throw new ServiceException(
          new AccessDeniedException("Requests from web pages are not served"));
    }
  }

  static boolean isFromBrowser(HttpServerRequest request) {
    return isFromBrowser(request.headers());
  }

  private static boolean isFromBrowser(MultiMap headers) {
    String site = headers.get(FETCH_SITE);
    return headers.contains(HttpHeaders.ORIGIN)
        || headers.contains(HttpHeaders.REFERER)
        || (site != null && !site.equals("none"))
        || "navigate".equals(headers.get(FETCH_MODE))
        || isOldBrowser(headers);
  }

  /** Plain HTTP to a name other than localhost gets no Sec-Fetch headers from browsers. */
  private static boolean isOldBrowser(MultiMap headers) {
    String agent = headers.get(HttpHeaders.USER_AGENT);
    return agent != null
        && agent.startsWith("Mozilla/")
        && headers.contains(HttpHeaders.ACCEPT_LANGUAGE);
  }

  private boolean isFromOwnPage(HttpServerRequest request, MultiMap headers) {
    if (request.authority() == null || !hosts.isOwnName(request.authority().host())) {
      return false;
    }
    String origin = headers.get(HttpHeaders.ORIGIN);
    String site = headers.get(FETCH_SITE);
    if (origin != null || site != null) {
      return (origin == null || isOwn(origin, request))
          && (site == null || site.equals("same-origin"));
    }
    String referer = headers.get(HttpHeaders.REFERER);
    return referer != null && isOwn(originOf(referer), request);
  }

  /**
   * Whether a page is of the host and port that are asked. A proxy may have ended TLS on the way,
   * so the scheme may be either; one that changes the host too has it in the public URL.
   */
  private boolean isOwn(String origin, HttpServerRequest request) {
    String authority = request.authority().toString().toLowerCase(Locale.ROOT);
    return origin.equals("http://" + authority)
        || origin.equals("https://" + authority)
        || origin.equals(publicUrl);
  }

  private static String originOf(String url) {
    int path = url.indexOf('/', url.indexOf("://") + 3);
    return path < 0 ? url : url.substring(0, path);
  }
}
