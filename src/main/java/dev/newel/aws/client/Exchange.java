package dev.newel.aws.client;

import dev.newel.aws.client.wire.NameValue;
import dev.newel.aws.client.wire.Percent;
import dev.newel.aws.client.wire.WireAnswer;
import dev.newel.aws.client.wire.WireRequest;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One request and its answer. The time for it includes that of waiting for a connection. */
final class Exchange {

  private static final long CONNECT_TIMEOUT_MS = 10_000;

  /** Of an answer that is read on the event loop: some milliseconds. */
  private static final int MOST_BYTES_ON_EVENT_LOOP = 256 * 1024;

  private final Vertx vertx;
  private final AwsCall call;
  private final Endpoint endpoint;
  private final WireRequest wire;
  private final long timeoutMs;
  private final Promise<CallResult> result = Promise.promise();
  private volatile @Nullable HttpClientRequest sent;

  Exchange(Vertx vertx, AwsCall call, AddressedRequest signed) {
    this.vertx = vertx;
    this.call = call;
    this.endpoint = signed.endpoint();
    this.wire = signed.request();
    this.timeoutMs = Math.max(1, call.timeout().toMillis());
  }

  /** What comes of it; never fails. */
  Future<CallResult> perform(HttpClient http) {
    long timer = vertx.setTimer(timeoutMs, id -> expire());
    http.request(options())
        .compose(this::send)
        .compose(this::receive)
        .onComplete(result::tryComplete, failure -> giveUp(reason(failure, endpoint)));
    return result.future().onComplete(done -> vertx.cancelTimer(timer));
  }

  private RequestOptions options() {
    String query = Percent.encode(wire.query());
    String path = endpoint.path() + wire.path();
    return new RequestOptions()
        .setMethod(HttpMethod.valueOf(wire.method()))
        .setSsl(endpoint.tls())
        .setHost(endpoint.host())
        .setPort(endpoint.port())
        .setURI(query.isEmpty() ? path : path + "?" + query)
        .setConnectTimeout(Math.min(CONNECT_TIMEOUT_MS, timeoutMs));
  }

  private Future<HttpClientResponse> send(HttpClientRequest request) {
    sent = request;
    if (result.future().isComplete()) {
      request.reset(); // the connection came too late
      return request.response();
    }
    wire.headers().forEach(header -> request.headers().add(header.name(), header.value()));
    return wire.body().length > 0 || mayHaveBody()
        ? request.send(Buffer.buffer(wire.body()))
        : request.send();
  }

  /** Services want to be told of an empty body, but not of one where there cannot be any. */
  private boolean mayHaveBody() {
    return !List.of("GET", "HEAD", "DELETE").contains(wire.method());
  }

  private Future<CallResult> receive(HttpClientResponse response) {
    return BoundedBody.read(response, call.mostBytes())
        .compose(
            body ->
                body.isEmpty()
                    ? Future.succeededFuture(new CallResult.TooLarge(call.mostBytes()))
                    : read(answer(response, body.get())));
  }

  private Future<CallResult> read(WireAnswer answer) {
    return answer.body().length <= MOST_BYTES_ON_EVENT_LOOP
        ? Future.succeededFuture(AwsAnswers.read(call, answer))
        : vertx.executeBlocking(() -> AwsAnswers.read(call, answer), false);
  }

  private static WireAnswer answer(HttpClientResponse response, Buffer body) {
    List<NameValue> headers =
        response.headers().entries().stream()
            .map(header -> new NameValue(header.getKey(), header.getValue()))
            .toList();
    return new WireAnswer(response.statusCode(), headers, body.getBytes());
  }

  private void expire() {
    giveUp("Read timed out");
    HttpClientRequest request = sent;
    if (request != null) {
      request.reset();
    }
  }

  private void giveUp(String reason) {
    result.tryComplete(
        ServiceErrors.unreachable(call, "Unable to execute HTTP request: " + reason));
  }

  /** An unknown host is told as AWS tells it. */
  static String reason(Throwable failure, Endpoint endpoint) {
    return failure instanceof UnknownHostException
        ? endpoint.host() + ": Name or service not known"
        : String.valueOf(failure.getMessage());
  }
}
