package dev.newel.api.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a browser gets at "/": what this is, and how to go on. It has no secrets and changes
 * nothing, so that any page may lead here; all else that a browser asks for is the guard's.
 */
final class FrontPage {

  private static final String RESOURCE = "/html/front-page.html";

  private static final String CONSOLE =
      "<p>What runs, live: <a href=\"/console/\">the console</a>.</p>\n";

  private static final Pattern STYLE = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL);

  /** A host as it may stand in the page: what else a client may send would be taken for markup. */
  private static final Pattern AUTHORITY = Pattern.compile("[A-Za-z0-9.:\\[\\]-]{1,255}");

  private final String text;
  private final String policy;

  private FrontPage(String text) {
    this.text = text;
    this.policy =
        "default-src 'none'; style-src 'sha256-"
            + digest(text)
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  }

  /**
   * @param console whether there is one to lead to
   */
  static FrontPage load(boolean console) {
    try (InputStream resource = FrontPage.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException("not on the class path: " + RESOURCE);
      }
      String text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
      return new FrontPage(text.replace("{console}", console ? CONSOLE : ""));
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE, e);
    }
  }

  /** The page's one style is known by this; no other may be applied. */
  private static String digest(String text) {
    Matcher style = STYLE.matcher(text);
    if (!style.find()) {
      throw new IllegalStateException("no style in " + RESOURCE);
    }
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(style.group(1).getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  /** Whether someone looks at "/", rather than a program that calls an action. */
  static boolean isAskedFor(HttpServerRequest request) {
    String accepted = request.getHeader(HttpHeaders.ACCEPT);
    boolean reads =
        request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
    return reads && request.query() == null && accepted != null && accepted.contains("text/html");
  }

  void answer(HttpServerRequest request) {
    Buffer page = Buffer.buffer(text.replace("{endpoint}", endpoint(request)));
    HttpServerResponse response =
        request
            .response()
            .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
            .putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(page.length()))
            .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
            .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT)
            .putHeader("Content-Security-Policy", policy)
            .putHeader("X-Content-Type-Options", "nosniff")
            .putHeader("Referrer-Policy", "no-referrer")
            .putHeader("Cross-Origin-Resource-Policy", "same-origin");
    if (request.method().equals(HttpMethod.HEAD)) {
      response.end();
    } else {
      response.end(page);
    }
  }

  private static String endpoint(HttpServerRequest request) {
    String authority = String.valueOf(request.authority());
    return AUTHORITY.matcher(authority).matches()
        ? request.scheme() + "://" + authority
        : "http://localhost:8083";
  }
}
