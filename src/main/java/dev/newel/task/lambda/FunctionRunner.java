package dev.newel.task.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.newel.asl.data.Json;
import dev.newel.aws.client.BoundedBody;
import dev.newel.aws.client.CallResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** Runs functions that are not in Lambda. */
public final class FunctionRunner {

  /** Commands that run at once: each has a thread that waits for it. */
  private static final int COMMANDS = 32;

  private final Vertx vertx;
  private final HttpClient http;
  private final WorkerExecutor commands;

  /**
   * A runner.
   *
   * @param connections at most to one host and port
   */
  public FunctionRunner(Vertx vertx, int connections) {
    this.vertx = vertx;
    this.http = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(connections));
    this.commands = vertx.createSharedWorkerExecutor("newel-functions", COMMANDS, 1, TimeUnit.DAYS);
  }

  /** Runs a function. The future does not fail. */
  Future<CallResult> run(Invocation invocation, FunctionTarget target) {
    Future<CallResult> run;
    if (target instanceof FunctionTarget.Url url) {
      run = post(invocation, url);
    } else if (target instanceof FunctionTarget.Command command) {
      run = execute(invocation, command);
    } else {
      run = request(invocation, (FunctionTarget.Address) target);
    }
    return run.otherwise(failure -> invocation.unreachable(String.valueOf(failure.getMessage())));
  }

  private Future<CallResult> post(Invocation invocation, FunctionTarget.Url url) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setAbsoluteURI(url.uri().toString())
            .setIdleTimeout(invocation.call().timeout().toMillis())
            .putHeader("Content-Type", "application/json");
    trace(invocation, options::putHeader);
    return http.request(options)
        .compose(
            request ->
                request
                    .send(Buffer.buffer(Json.write(invocation.payload())))
                    .compose(response -> answer(invocation, response)))
        .timeout(invocation.call().timeout().toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void trace(Invocation invocation, BiConsumer<String, String> headers) {
    invocation.call().headers().forEach(header -> headers.accept(header.name(), header.value()));
  }

  private static Future<CallResult> answer(Invocation invocation, HttpClientResponse response) {
    return BoundedBody.read(response, invocation.call().mostBytes())
        .map(body -> answer(invocation, response.statusCode(), body));
  }

  private static CallResult answer(Invocation invocation, int status, Optional<Buffer> body) {
    if (body.isEmpty()) {
      return invocation.tooLarge();
    }
    String text = body.get().toString(StandardCharsets.UTF_8);
    if (status / 100 == 2) {
      return invocation.returned(text);
    }
    JsonNode value = FunctionPayload.read(TextNode.valueOf(text));
    return value.has("errorType")
        ? invocation.failed(text)
        : invocation.failed("Http." + status, text);
  }

  private Future<CallResult> execute(Invocation invocation, FunctionTarget.Command command) {
    return commands.executeBlocking(() -> CommandRun.of(invocation, command), false);
  }

  private Future<CallResult> request(Invocation invocation, FunctionTarget.Address target) {
    DeliveryOptions options =
        new DeliveryOptions().setSendTimeout(invocation.call().timeout().toMillis());
    trace(invocation, options::addHeader);
    Object message = io.vertx.core.json.Json.decodeValue(Json.write(invocation.payload()));
    return vertx
        .eventBus()
        .request(target.address(), message, options)
        .map(reply -> invocation.returned(io.vertx.core.json.Json.encode(reply.body())))
        .recover(
            failure ->
                failure instanceof ReplyException refused
                    ? Future.succeededFuture(
                        invocation.failed(
                            "Bus." + refused.failureType(), String.valueOf(refused.getMessage())))
                    : Future.failedFuture(failure));
  }

  /** Closes all connections. */
  public Future<Void> close() {
    return Future.join(http.close(), commands.close()).mapEmpty();
  }
}
