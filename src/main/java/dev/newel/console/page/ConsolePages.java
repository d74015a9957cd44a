package dev.newel.console.page;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;

/**
 * Serves the console's files. They have no secrets and change nothing, so that a link from anywhere
 * may lead to them; what they then ask for is for the guard of the API. Whatever address below
 * {@value #ROOT} is no file's is a view: it gets the index, and the page reads the address.
 */
public final class ConsolePages implements Consumer<Router> {

  static final String ROOT = "/console/";

  private final Assets assets;
  private final IndexPage index;

  public ConsolePages(Vertx vertx, PageOptions options) {
    Libraries libraries = Libraries.load();
    this.assets = new Assets(vertx, libraries);
    this.index = IndexPage.of(libraries, options);
  }

  @Override
  public void accept(Router router) {
    router.route(ROOT + "*").method(HttpMethod.GET).method(HttpMethod.HEAD).handler(this::answer);
  }

  private void answer(RoutingContext routing) {
    if (!routing.request().path().startsWith(ROOT)) {
      routing.redirect(ROOT);
      return;
    }
    String path = routing.request().path().substring(ROOT.length());
    assets
        .find(path)
        .onSuccess(
            asset -> {
              if (asset != null) {
                send(routing.request(), asset);
              } else if (isView(routing.request())) {
                send(routing.request(), index.asset());
              } else {
                routing.next();
              }
            })
        .onFailure(routing::fail);
  }

  /** A module that is missing must not come back as a page. */
  private static boolean isView(HttpServerRequest request) {
    String accepted = request.getHeader(HttpHeaders.ACCEPT);
    return accepted != null && accepted.contains("text/html");
  }

  private void send(HttpServerRequest request, Asset asset) {
    HttpServerResponse response =
        request
            .response()
            .putHeader(HttpHeaders.ETAG, asset.etag())
            .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
            .putHeader(HttpHeaders.VARY, "Accept, Accept-Encoding")
            .putHeader("Content-Security-Policy", index.policy())
            .putHeader("X-Content-Type-Options", "nosniff")
            // without Referer, plain HTTP to a name would not show the guard that a page is Newel's
            .putHeader("Referrer-Policy", "same-origin")
            .putHeader("Cross-Origin-Opener-Policy", "same-origin")
            .putHeader("Cross-Origin-Resource-Policy", "same-origin");
    if (asset.etag().equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
      response.setStatusCode(304).end();
      return;
    }
    response.putHeader(HttpHeaders.CONTENT_TYPE, asset.type());
    sendText(request, response, asset);
  }

  private static void sendText(
      HttpServerRequest request, HttpServerResponse response, Asset asset) {
    String encodings = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
    boolean zipped = encodings != null && encodings.contains("gzip");
    if (zipped) {
      response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
    }
    Buffer text = zipped ? asset.gzip() : asset.plain();
    response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(text.length()));
    if (request.method().equals(HttpMethod.HEAD)) {
      response.end();
    } else {
      response.end(text);
    }
  }
}
