package dev.newel.api.http;

import dev.newel.api.action.RequestId;
import dev.newel.aws.ServiceError.UnsupportedRequest;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.function.Consumer;

/** Finds who answers a request by its method and path. */
public final class HttpRoutes implements Handler<HttpServerRequest> {

  private final HttpDoor door;
  private final Router router;

  /**
   * @param console answers what the pages of the console ask for
   * @param others what has routes of its own
   */
  public HttpRoutes(
      Vertx vertx,
      HttpDoor door,
      HealthRoutes health,
      OwnSite console,
      List<Consumer<Router>> others) {
    this.door = door;
    this.router = Router.router(vertx);
    FrontPage page = FrontPage.load(console != OwnSite.NONE);
    router
        .route("/")
        .handler(
            routing -> {
              if (FrontPage.isAskedFor(routing.request())) {
                page.answer(routing.request());
              } else {
                door.handle(routing.request());
              }
            });
    health.addTo(router);
    router.route("/console/api/*").handler(asked -> door.pass(asked.request(), console));
    router.route("/console/events").handler(asked -> door.pass(asked.request(), console));
    others.forEach(other -> other.accept(router));
    onError(400, "BadRequest", "The request's path is malformed");
    onError(404, "NotFound", "The API is served at /, the console at /console/");
    onError(405, "MethodNotAllowed", "Only GET is served here");
  }

  private void onError(int status, String name, String message) {
    UnsupportedRequest error = new UnsupportedRequest(status, name, message);
    router.errorHandler(
        status, routing -> HttpAnswer.fail(routing.request(), RequestId.next(), error));
  }

  /** What the SDKs send goes past the router, which would cost more than the rest of the way. */
  @Override
  public void handle(HttpServerRequest request) {
    if (request.version() == null) {
      refuseUnreadable(request);
      return;
    }
    if (!door.admits(request)) {
      return;
    }
    if (request.method().equals(HttpMethod.POST) && request.uri().equals("/")) {
      door.handle(request);
    } else {
      router.handle(request);
    }
  }

  /** Answers what could not be read as HTTP, then hangs up: what follows cannot be told apart. */
  public static void refuseUnreadable(HttpServerRequest request) {
    Throwable cause = request.decoderResult().cause();
    UnsupportedRequest error;
    if (cause instanceof TooLongHttpLineException) {
      String message = "The URL is longer than " + HttpLimits.MAX_URL_BYTES + " bytes";
      error = new UnsupportedRequest(414, "RequestUriTooLong", message);
    } else if (cause instanceof TooLongHttpHeaderException) {
      error = new UnsupportedRequest(431, "RequestHeadersTooLarge", "The headers are too large");
    } else {
      error = new UnsupportedRequest(400, "BadRequest", "The request is not HTTP");
    }
    request.response().endHandler(sent -> request.connection().close());
    HttpAnswer.fail(request, RequestId.next(), error);
  }
}
