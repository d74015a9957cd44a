package dev.newel.aws.client;

import dev.newel.aws.client.wire.Arguments;
import dev.newel.aws.client.wire.NameValue;
import dev.newel.aws.client.wire.Percent;
import dev.newel.aws.client.wire.WireAnswer;
import dev.newel.aws.client.wire.WireRequest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.List;
import java.util.concurrent.TimeoutException;

/**
 * Calls services over HTTP/1.1, which alone keeps the capitals of headers' names. Blocks no event
 * loop: what takes long to sign is signed on a worker.
 */
public final class HttpAwsCaller implements AwsCaller {

  /** Of a body that is hashed on the event loop: some 200 µs. */
  private static final int MOST_BYTES_ON_EVENT_LOOP = 64 * 1024;

  private static final long CONNECT_TIMEOUT_MS = 10_000;

  private final Vertx vertx;
  private final AwsRequests requests;
  private final HttpClient http;

  /**
   * A caller.
   *
   * @param connections at most to one host and port
   */
  public HttpAwsCaller(Vertx vertx, AwsRequests requests, int connections) {
    this.vertx = vertx;
    this.requests = requests;
    this.http =
        vertx.createHttpClient(
            new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_1_1).setUseAlpn(false),
            new PoolOptions().setHttp1MaxSize(connections));
  }

  @Override
  public Future<CallResult> call(AwsCall call) {
    Arguments arguments =
        Arguments.read(call.operation(), call.arguments(), call.dialect(), call.id());
    if (!arguments.problems().isEmpty()) {
      return Future.succeededFuture(new CallResult.Invalid(arguments.problems()));
    }
    return Future.succeededFuture(arguments)
        .map(read -> requests.address(call, read.members()))
        .compose(unsigned -> sign(call, unsigned))
        .compose(signed -> send(call, signed))
        .otherwise(failure -> failed(call, failure));
  }

  /** Closes all connections. */
  public Future<Void> close() {
    return http.close();
  }

  private Future<AddressedRequest> sign(AwsCall call, AddressedRequest unsigned) {
    return unsigned.request().body().length <= MOST_BYTES_ON_EVENT_LOOP
        ? Future.succeededFuture(requests.sign(call, unsigned))
        : vertx.executeBlocking(() -> requests.sign(call, unsigned), false);
  }

  private Future<CallResult> send(AwsCall call, AddressedRequest signed) {
    return http.request(options(call, signed))
        .compose(request -> exchange(call, signed.request(), request));
  }

  private static RequestOptions options(AwsCall call, AddressedRequest signed) {
    Endpoint endpoint = signed.endpoint();
    WireRequest request = signed.request();
    String query = Percent.encode(request.query());
    String path = endpoint.path() + request.path();
    return new RequestOptions()
        .setMethod(HttpMethod.valueOf(request.method()))
        .setSsl(endpoint.tls())
        .setHost(endpoint.host())
        .setPort(endpoint.port())
        .setURI(query.isEmpty() ? path : path + "?" + query)
        .setConnectTimeout(Math.min(CONNECT_TIMEOUT_MS, call.timeout().toMillis()));
  }

  private Future<CallResult> exchange(AwsCall call, WireRequest wire, HttpClientRequest request) {
    long timer =
        vertx.setTimer(
            Math.max(1, call.timeout().toMillis()),
            id -> request.reset(0, new TimeoutException("Read timed out")));
    wire.headers().forEach(header -> request.headers().add(header.name(), header.value()));
    return send(wire, request)
        .compose(response -> receive(call, response))
        .onComplete(done -> vertx.cancelTimer(timer));
  }

  /** Services want to be told of an empty body, but not of one where there cannot be any. */
  private static Future<HttpClientResponse> send(WireRequest wire, HttpClientRequest request) {
    boolean mayHaveBody = !List.of("GET", "HEAD", "DELETE").contains(wire.method());
    return wire.body().length > 0 || mayHaveBody
        ? request.send(Buffer.buffer(wire.body()))
        : request.send();
  }

  private static Future<CallResult> receive(AwsCall call, HttpClientResponse response) {
    return BoundedBody.read(response, call.mostBytes())
        .map(
            body ->
                body.isEmpty()
                    ? new CallResult.TooLarge(call.mostBytes())
                    : AwsAnswers.read(call, answer(response, body.get())));
  }

  private static WireAnswer answer(HttpClientResponse response, Buffer body) {
    List<NameValue> headers =
        response.headers().entries().stream()
            .map(header -> new NameValue(header.getKey(), header.getValue()))
            .toList();
    return new WireAnswer(response.statusCode(), headers, body.getBytes());
  }

  private static CallResult failed(AwsCall call, Throwable failure) {
    return ServiceErrors.unreachable(
        call,
        failure instanceof IllegalArgumentException
            ? String.valueOf(failure.getMessage())
            : "Unable to execute HTTP request: " + failure.getMessage());
  }
}
