package dev.newel.aws.client;

import dev.newel.aws.client.value.Arguments;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;

/**
 * Calls services over HTTP/1.1, which alone keeps the capitals of headers' names. Blocks no event
 * loop: what takes long to sign is signed on a worker.
 */
public final class HttpAwsCaller implements AwsCaller {

  /** Of a body that is hashed on the event loop: some 200 µs. */
  private static final int MOST_BYTES_ON_EVENT_LOOP = 64 * 1024;

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
    if (Context.isOnEventLoopThread()) {
      return callFromLoop(call);
    }
    // before any other thread has looked at an answer, it may have ended
    Promise<CallResult> result = Promise.promise();
    vertx.runOnContext(now -> callFromLoop(call).onComplete(result));
    return result.future();
  }

  private Future<CallResult> callFromLoop(AwsCall call) {
    Arguments arguments =
        Arguments.read(call.operation(), call.arguments(), call.dialect(), call.id());
    if (!arguments.problems().isEmpty()) {
      return Future.succeededFuture(new CallResult.Invalid(arguments.problems()));
    }
    return Future.succeededFuture(arguments.members())
        .map(members -> requests.address(call, members))
        .compose(unsigned -> sign(call, unsigned))
        .compose(signed -> new Exchange(vertx, call, signed).perform(http))
        .otherwise(
            failure -> ServiceErrors.unreachable(call, String.valueOf(failure.getMessage())));
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
}
