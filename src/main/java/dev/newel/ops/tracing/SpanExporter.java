package dev.newel.ops.tracing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Sends spans to a collector every second. It holds nobody up: what it has no room for, and what
 * the collector does not take, is lost.
 */
public final class SpanExporter extends VerticleBase {

  private static final Logger LOG = System.getLogger(SpanExporter.class.getName());

  private static final int MOST_WAITING = 8_192;
  private static final int MOST_AT_ONCE = 1_024;
  private static final long INTERVAL_MS = 1_000;
  private static final long TIMEOUT_MS = 5_000;

  private final BlockingQueue<Span> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final String url;
  private final ObjectNode resource = JsonNodeFactory.instance.objectNode();
  private @Nullable HttpClient http;
  private final LongAdder dropped = new LongAdder();
  private long droppedBefore;
  private boolean isFailing;
  private boolean isOver;

  /**
   * @param endpoint of the collector, to which {@code /v1/traces} is added
   * @param version of Newel
   */
  public SpanExporter(String endpoint, String version) {
    this.url = endpoint.replaceAll("/+$", "") + "/v1/traces";
    ArrayNode attributes = resource.putArray("attributes");
    Span.attribute(attributes, "service.name", "newel");
    Span.attribute(attributes, "service.version", version);
  }

  /** Takes a span, on any thread. */
  void add(Span span) {
    if (!waiting.offer(span)) {
      dropped.increment();
    }
  }

  @Override
  public Future<?> start() {
    http = vertx.createHttpClient();
    sendOnAndOn();
    return Future.succeededFuture();
  }

  /** Sends what there is, and no more. */
  @Override
  public Future<?> stop() {
    isOver = true;
    HttpClient client = http;
    return client == null ? Future.succeededFuture() : send().eventually(client::close);
  }

  private void sendOnAndOn() {
    send()
        .onComplete(
            sent -> {
              tellDropped();
              if (!isOver) {
                vertx.setTimer(INTERVAL_MS, timer -> sendOnAndOn());
              }
            });
  }

  private void tellDropped() {
    long now = dropped.sum();
    if (now > droppedBefore) {
      LOG.log(
          Level.WARNING, "{0} spans are lost, as more came than were sent", now - droppedBefore);
      droppedBefore = now;
    }
  }

  /** All that waits, in one message after the other; what is not taken is lost. */
  private Future<Void> send() {
    List<Span> batch = new ArrayList<>();
    waiting.drainTo(batch, MOST_AT_ONCE);
    HttpClient client = http;
    if (batch.isEmpty() || client == null) {
      return Future.succeededFuture();
    }
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setAbsoluteURI(url)
            .setIdleTimeout(TIMEOUT_MS)
            .setConnectTimeout(TIMEOUT_MS)
            .putHeader("Content-Type", "application/json");
    return client
        .request(options)
        .compose(request -> request.send(Buffer.buffer(write(batch).toString())))
        .compose(response -> response.end().map(response.statusCode()))
        .onSuccess(this::note)
        .onFailure(lost -> note(String.valueOf(lost.getMessage())))
        .<Void>mapEmpty()
        .otherwiseEmpty()
        .compose(sent -> batch.size() < MOST_AT_ONCE ? Future.succeededFuture() : sendMore());
  }

  private Future<Void> sendMore() {
    return isFailing ? Future.succeededFuture() : send();
  }

  private ObjectNode write(List<Span> batch) {
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    ObjectNode ofServer = message.putArray("resourceSpans").addObject();
    ofServer.set("resource", resource);
    ObjectNode ofScope = ofServer.putArray("scopeSpans").addObject();
    ofScope.putObject("scope").put("name", "dev.newel");
    ArrayNode spans = ofScope.putArray("spans");
    batch.forEach(span -> spans.add(span.toJson()));
    return message;
  }

  private void note(int status) {
    if (status / 100 == 2) {
      isFailing = false;
    } else {
      note("status " + status);
    }
  }

  /** Once, when it begins. */
  private void note(String failure) {
    if (!isFailing) {
      isFailing = true;
      LOG.log(Level.WARNING, "spans are lost, as {0} does not take them: {1}", url, failure);
    }
  }
}
