package dev.newel.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.Json;
import dev.newel.aws.ServiceError;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Writes what the console is answered: JSON, compressed where that is worth it. */
record ConsoleAnswer(Vertx vertx) {

  private static final int WORTH_COMPRESSING = 1 << 10;

  /** Compressing more than this takes an event loop too long. */
  private static final int LARGE = 16 << 10;

  void succeed(HttpServerRequest request, int status, ObjectNode body) {
    send(request, status, body);
  }

  void fail(HttpServerRequest request, ServiceError error) {
    send(
        request,
        error.httpStatus(),
        JsonNodeFactory.instance
            .objectNode()
            .put("__type", error.name())
            .put("message", error.message()));
  }

  private void send(HttpServerRequest request, int status, ObjectNode body) {
    HttpServerResponse response = request.response();
    if (response.closed() || response.ended()) {
      return; // the client has gone
    }
    response
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    // through a string, since half a surrogate pair in a value must not fail the answer
    byte[] bytes = Json.write(body).getBytes(StandardCharsets.UTF_8);
    if (bytes.length < WORTH_COMPRESSING || !takesGzip(request)) {
      response.end(Buffer.buffer(bytes));
      return;
    }
    response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
    compress(bytes).onSuccess(response::end).onFailure(why -> request.connection().close());
  }

  private static boolean takesGzip(HttpServerRequest request) {
    String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
    return accepted != null && accepted.contains("gzip");
  }

  private Future<Buffer> compress(byte[] bytes) {
    return bytes.length < LARGE
        ? Future.succeededFuture(gzip(bytes))
        : vertx.executeBlocking(() -> gzip(bytes), false);
  }

  private static Buffer gzip(byte[] bytes) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream(bytes.length / 4);
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be written", e);
    }
    return Buffer.buffer(compressed.toByteArray());
  }
}
