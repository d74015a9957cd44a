package dev.newel.api.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.ServiceError;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** Writes what AWS's JSON protocol answers, whichever protocol asked. */
final class HttpAnswer {

  private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("x-amzn-RequestId");
  private static final CharSequence ERROR_TYPE = HttpHeaders.createOptimized("x-amzn-ErrorType");
  private static final CharSequence AMZ_JSON =
      HttpHeaders.createOptimized("application/x-amz-json-1.0");
  private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");

  private HttpAnswer() {}

  /**
   * Writes the output of an action.
   *
   * @param texts writes what is large
   * @return when it is written; fails where it cannot be
   */
  static Future<Void> succeed(
      HttpServerRequest request, String requestId, ObjectNode output, AnswerText texts) {
    if (!AnswerText.isLarge(output)) {
      send(request, requestId, AnswerText.of(output));
      return Future.succeededFuture();
    }
    return texts
        .later(output)
        .map(
            text -> {
              send(request, requestId, text);
              return null;
            });
  }

  static void fail(HttpServerRequest request, String requestId, ServiceError error) {
    request.response().setStatusCode(error.httpStatus()).putHeader(ERROR_TYPE, error.name());
    send(request, requestId, AnswerText.of(ErrorBody.of(error)));
  }

  private static void send(HttpServerRequest request, String requestId, Buffer body) {
    HttpServerResponse response = request.response();
    if (response.closed()) {
      return; // the client has gone
    }
    response.putHeader(HttpHeaders.CONTENT_TYPE, AMZ_JSON).putHeader(REQUEST_ID, requestId);
    if (!request.method().equals(HttpMethod.POST)) {
      response.putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE);
    }
    if (request.method().equals(HttpMethod.HEAD)) {
      response.end(); // which has no body, and Vert.x would send one
      return;
    }
    response.end(body);
  }
}
