package dev.newel.calls;

import static dev.newel.testing.RedisFixture.await;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Stubs of Lambda, SQS, Batch and a service that takes every call and answers none. */
final class StubServices {

  private static final String ASSUMED =
      """
      <AssumeRoleResponse><AssumeRoleResult><Credentials>
        <AccessKeyId>key-of-role</AccessKeyId><SecretAccessKey>secret-of-role</SecretAccessKey>
        <SessionToken>token</SessionToken><Expiration>2100-01-01T00:00:00Z</Expiration>
      </Credentials></AssumeRoleResult></AssumeRoleResponse>
      """;

  private final Vertx vertx = Vertx.vertx();
  private final Queue<String> signatures = new ConcurrentLinkedQueue<>();
  private final Queue<String> messages = new ConcurrentLinkedQueue<>();
  private final Map<String, String> jobs = new ConcurrentHashMap<>();
  private final Queue<String> stopped = new ConcurrentLinkedQueue<>();
  private final AtomicInteger held = new AtomicInteger();
  private final HttpServer hanging = listen(request -> held.incrementAndGet());
  private final HttpServer answering = listen(this::answer);

  private HttpServer listen(Handler<HttpServerRequest> handler) {
    return await(vertx.createHttpServer().requestHandler(handler).listen(0, "127.0.0.1"));
  }

  private void answer(HttpServerRequest request) {
    request.body().onSuccess(body -> answer(request, body));
  }

  private void answer(HttpServerRequest request, Buffer body) {
    if (body.toString().contains("Action=AssumeRole")) {
      request.response().end(ASSUMED);
    } else if (request.path().endsWith("/invocations")) {
      signatures.add(request.getHeader("Authorization"));
      request.response().putHeader("X-Amz-Executed-Version", "7").end(body);
    } else if (request.path().endsWith("/submitjob")) {
      jobs.put("job", "RUNNING");
      json(request, new JsonObject().put("jobId", "job").put("jobName", "name"));
    } else if (request.path().endsWith("/describejobs")) {
      JsonObject job = new JsonObject().put("jobId", "job").put("status", jobs.get("job"));
      json(request, new JsonObject().put("jobs", new JsonArray().add(job)));
    } else if (request.path().endsWith("/terminatejob")) {
      stopped.add(body.toJsonObject().getString("jobId"));
      json(request, new JsonObject());
    } else {
      messages.add(body.toJsonObject().getString("MessageBody"));
      json(request, new JsonObject().put("MessageId", "m").put("MD5OfMessageBody", "5"));
    }
  }

  private static void json(HttpServerRequest request, JsonObject body) {
    request.response().putHeader("Content-Type", "application/json").end(body.toBuffer());
  }

  /** AWS's variables, by which these are called; the one that never answers is SNS. */
  Map<String, String> variables() {
    return Map.of("AWS_ENDPOINT_URL", url(answering), "AWS_ENDPOINT_URL_SNS", url(hanging));
  }

  private static String url(HttpServer server) {
    return "http://127.0.0.1:" + server.actualPort();
  }

  /** Bodies of the messages that were sent. */
  Queue<String> messages() {
    return messages;
  }

  /** The headers that functions were called with a signature in. */
  Queue<String> signatures() {
    return signatures;
  }

  /** The job comes to its end. */
  void endJob(String status) {
    jobs.put("job", status);
  }

  Queue<String> stopped() {
    return stopped;
  }

  /** How many calls wait for an answer that does not come. */
  int held() {
    return held.get();
  }

  void close() {
    await(vertx.close());
  }
}
