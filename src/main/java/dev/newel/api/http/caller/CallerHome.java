package dev.newel.api.http.caller;

import dev.newel.aws.Home;
import dev.newel.identity.Caller;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which account and region a request is for, by the credential that it is signed with: in its
 * header, or in its query where it is presigned. What that does not say the configuration does, and
 * all of it where there is no credential, or none that can be read. Used by one event loop only.
 */
final class CallerHome implements Callers {

  private static final String SIGNED = "AWS4-";
  private static final String CREDENTIAL = "Credential=";
  private static final String QUERY_CREDENTIAL = "X-Amz-Credential=";

  /** A client's credential is the same for a day, while its signatures are not. */
  private static final int MOST_KNOWN = 1_000;

  private static final int LONGEST_KNOWN = 200;

  private final Home configured;
  private final Map<String, Home> known = new HashMap<>();

  /** With the comma behind it in a header; at first one that no header has. */
  private String lastCredential = "\n";

  private Home lastHome;

  CallerHome(Home configured) {
    this.configured = configured;
    this.lastHome = configured;
  }

  @Override
  public CallOrigin of(HttpServerRequest request, byte[] body) {
    return new CallOrigin(home(request), Caller.UNKNOWN);
  }

  private Home home(HttpServerRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header != null && isLast(header)) {
      return lastHome;
    }
    String signed = header == null ? null : inHeader(header);
    if (signed == null) {
      String presigned = inQuery(request.query());
      return presigned == null ? configured : homeOf(presigned);
    }
    Home home = homeOf(signed);
    if (signed.length() <= LONGEST_KNOWN) {
      lastCredential = signed + ",";
      lastHome = home;
    }
    return home;
  }

  /** Whether a header has the credential that was read last, as one client makes many calls. */
  private boolean isLast(String header) {
    int start = header.startsWith(SIGNED) ? header.indexOf(CREDENTIAL) : -1;
    return start >= 0 && header.startsWith(lastCredential, start + CREDENTIAL.length());
  }

  /** The id of the key that a request says it is signed with; null for none. */
  static @Nullable String claimedKey(HttpServerRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    String signed = header == null ? null : inHeader(header);
    String credential = signed == null ? inQuery(request.query()) : signed;
    return credential == null ? null : upTo('/', credential, 0);
  }

  private static @Nullable String inHeader(String header) {
    int start = header.startsWith(SIGNED) ? header.indexOf(CREDENTIAL) : -1;
    return start < 0 ? null : upTo(',', header, start + CREDENTIAL.length()).strip();
  }

  private static @Nullable String inQuery(@Nullable String query) {
    if (query == null) {
      return null;
    }
    int start = query.startsWith(QUERY_CREDENTIAL) ? 0 : query.indexOf("&" + QUERY_CREDENTIAL);
    if (start < 0) {
      return null;
    }
    String encoded = upTo('&', query, query.indexOf('=', start) + 1);
    try {
      return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String upTo(char end, String text, int start) {
    int stop = text.indexOf(end, start);
    return text.substring(start, stop < 0 ? text.length() : stop);
  }

  private Home homeOf(String credential) {
    Home home = known.get(credential);
    if (home == null) {
      home = CredentialScope.parse(credential).in(configured);
      remember(credential, home);
    }
    return home;
  }

  private void remember(String credential, Home home) {
    if (credential.length() > LONGEST_KNOWN) {
      return;
    }
    if (known.size() >= MOST_KNOWN) {
      known.clear();
    }
    known.put(credential, home);
  }
}
