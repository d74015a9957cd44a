package dev.newel.api.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.Json;
import dev.newel.aws.ServiceError;
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

  static void succeed(HttpServerRequest request, String requestId, ObjectNode output) {
    send(request, requestId, output);
  }

  static void fail(HttpServerRequest request, String requestId, ServiceError error) {
    request.response().setStatusCode(error.httpStatus()).putHeader(ERROR_TYPE, error.name());
    send(request, requestId, ErrorBody.of(error));
  }

  private static void send(HttpServerRequest request, String requestId, ObjectNode body) {
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
    // through a string, since half a surrogate pair in an echoed value must not fail the answer
    response.end(Buffer.buffer(Json.write(body)));
  }
}
