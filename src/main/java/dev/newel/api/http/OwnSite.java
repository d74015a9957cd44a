package dev.newel.api.http;

import dev.newel.aws.Home;
import dev.newel.aws.ServiceError.UnsupportedRequest;
import dev.newel.identity.Caller;
import io.vertx.core.http.HttpServerRequest;

/** What Newel's own pages ask for beside the API, behind the same guard. */
@FunctionalInterface
public interface OwnSite {

  /** There is none. */
  OwnSite NONE =
      (request, home, caller, body) ->
          HttpAnswer.fail(
              request, "", new UnsupportedRequest(404, "NotFound", "The API is served at / alone"));

  /**
   * Answers a request, some time.
   *
   * @param home that it is for
   * @param caller who sent it
   * @param body of a POST; empty for any other
   */
  void handle(HttpServerRequest request, Home home, Caller caller, byte[] body);
}
