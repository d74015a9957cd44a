package dev.newel.engine.mapruns.bucket;

import dev.newel.aws.client.AwsRequests;
import dev.newel.aws.client.Endpoints;
import dev.newel.aws.client.HttpAwsCaller;
import dev.newel.aws.model.ServiceModels;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** As much of S3 as reading, listing two objects a page, and writing take. */
final class S3Stub {

  final Vertx vertx = Vertx.vertx();
  final NavigableMap<String, Buffer> objects = new ConcurrentSkipListMap<>();
  final Queue<HttpServerRequest> seen = new ConcurrentLinkedQueue<>();

  /** How many of the next requests fail. */
  final AtomicInteger faults = new AtomicInteger();

  volatile boolean hasRanges = true;

  private final HttpServer server;
  private final HttpAwsCaller caller;

  S3Stub() throws Exception {
    server =
        vertx
            .createHttpServer()
            .requestHandler(request -> request.body().onSuccess(body -> answer(request, body)))
            .listen(0, "127.0.0.1")
            .await(20, TimeUnit.SECONDS);
    Map<String, String> variables =
        Map.of("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:" + server.actualPort());
    caller =
        new HttpAwsCaller(
            vertx,
            new AwsRequests(new Endpoints(variables::get), Optional::empty, Clock.systemUTC()),
            10);
  }

  Buckets buckets() {
    return new S3Buckets(new S3Calls(ServiceModels.bundled(), caller, "eu-west-1"));
  }

  void close() throws Exception {
    vertx.close().await(20, TimeUnit.SECONDS);
  }

  private void answer(HttpServerRequest request, Buffer body) {
    seen.add(request);
    if (faults.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      refuse(request, 503, "SlowDown");
    } else if (request.getParam("list-type") != null) {
      list(request);
    } else if (request.method().name().equals("PUT")) {
      objects.put(key(request), body);
      request.response().end();
    } else {
      get(request);
    }
  }

  private static String key(HttpServerRequest request) {
    return URLDecoder.decode(request.path().substring("/b/".length()), StandardCharsets.UTF_8);
  }

  private static void refuse(HttpServerRequest request, int status, String code) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("x-amz-request-id", "id")
        .putHeader("x-amz-id-2", "id2")
        .end("<Error><Code>" + code + "</Code><Message>No</Message></Error>");
  }

  private void get(HttpServerRequest request) {
    Buffer object = objects.get(key(request));
    if (object == null) {
      refuse(request, 404, "NoSuchKey");
      return;
    }
    String etag = "\"" + object.hashCode() + "\"";
    String wanted = request.getHeader("If-Match");
    String[] range = request.getHeader("Range").substring("bytes=".length()).split("-", 2);
    int from = Integer.parseInt(range[0]);
    HttpServerResponse response = request.response().putHeader("ETag", etag);
    if (wanted != null && !wanted.equals(etag)) {
      refuse(request, 412, "PreconditionFailed");
    } else if (!hasRanges) {
      response.end(object);
    } else if (from >= object.length()) {
      refuse(request, 416, "InvalidRange");
    } else {
      int end = Math.min(object.length(), Integer.parseInt(range[1]) + 1);
      String content = "bytes " + from + "-" + (end - 1) + "/" + object.length();
      response.setStatusCode(206).putHeader("Content-Range", content);
      response.end(object.slice(from, end));
    }
  }

  private void list(HttpServerRequest request) {
    String token = request.getParam("continuation-token");
    String after = token == null ? request.getParam("start-after", "") : token;
    StringBuilder page = new StringBuilder("<ListBucketResult><EncodingType>url</EncodingType>");
    int count = 0;
    String last = after;
    for (String key : objects.tailMap(after, false).keySet()) {
      if (key.startsWith(request.getParam("prefix", "")) && count++ < 2) {
        page.append("<Contents><Key>")
            .append(URLEncoder.encode(key, StandardCharsets.UTF_8))
            .append("</Key><ETag>\"e\"</ETag><Size>7</Size>")
            .append("<LastModified>2026-01-02T03:04:05.500Z</LastModified></Contents>");
        last = key;
      }
    }
    page.append("<IsTruncated>").append(count > 2).append("</IsTruncated>");
    if (count > 2) {
      page.append("<NextContinuationToken>")
          .append(last.replace("&", "&amp;").replace("<", "&lt;"))
          .append("</NextContinuationToken>");
    }
    request.response().end(page.append("</ListBucketResult>").toString());
  }
}
