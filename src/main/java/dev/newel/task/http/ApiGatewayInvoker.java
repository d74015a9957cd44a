package dev.newel.task.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.ErrorName;
import dev.newel.asl.data.StateException;
import dev.newel.aws.Home;
import dev.newel.aws.client.AddressedRequest;
import dev.newel.aws.client.Endpoint;
import dev.newel.aws.client.wire.Percent;
import dev.newel.aws.client.wire.WireRequest;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.task.TaskInvoker;
import dev.newel.task.TaskOwner;
import dev.newel.task.service.CallFacts;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Makes the calls of API Gateway tasks. */
public final class ApiGatewayInvoker implements TaskInvoker {

  private static final HttpFacts FACTS = new HttpFacts("ApiGateway.");

  private final HttpSender sender;
  private final RequestSigner signer;
  private final @Nullable URI server;

  /** Signs requests for APIs that want to know who calls. */
  @FunctionalInterface
  public interface RequestSigner {

    /**
     * The request with a signature; fails where it cannot be signed.
     *
     * @param roleArn the role to sign in; null for Newel's own
     */
    Future<AddressedRequest> sign(Home home, @Nullable String roleArn, AddressedRequest request);
  }

  /**
   * An invoker.
   *
   * @param server where all APIs are called, whatever their hosts; null for at their hosts
   * @param privateAddresses whether hosts may be at private addresses, and without TLS
   * @param perHost connections at most to one host and port
   * @param mostBytes that an answer may have
   */
  public ApiGatewayInvoker(
      Vertx vertx,
      RequestSigner signer,
      @Nullable URI server,
      boolean privateAddresses,
      int perHost,
      int mostBytes) {
    this.signer = signer;
    this.server = server;
    this.sender =
        new HttpSender(vertx, new AddressGuard(vertx, privateAddresses), perHost, mostBytes);
  }

  @Override
  public Future<Stimulus> invoke(TaskOwner execution, Effect.CallService call) {
    JsonNode arguments = call.arguments().node();
    try {
      AddressedRequest request = ApiGatewayRequest.of(arguments, execution.home().region());
      boolean isSigned = !arguments.path("AuthType").asText("NO_AUTH").equals("NO_AUTH");
      return isSigned
          ? signer
              .sign(execution.home(), call.roleArn(), request)
              .transform(
                  signed ->
                      signed.succeeded()
                          ? send(execution, call, signed.result())
                          : Future.succeededFuture(unsigned(call, signed.cause())))
          : send(execution, call, request);
    } catch (StateException e) {
      return Future.succeededFuture(CallFacts.failed(call, e.error(), String.valueOf(e.cause())));
    }
  }

  private static Stimulus unsigned(Effect.CallService call, Throwable failure) {
    return CallFacts.failed(call, ErrorName.PERMISSIONS, String.valueOf(failure.getMessage()));
  }

  private Future<Stimulus> send(
      TaskOwner execution, Effect.CallService call, AddressedRequest request) {
    HttpRequestParts parts = parts(request).besides(execution.traceHeaders());
    return (server == null ? sender.send(parts) : sender.send(parts, server))
        .map(answer -> FACTS.of(call, answer))
        .otherwise(failure -> FACTS.of(call, failure));
  }

  private static HttpRequestParts parts(AddressedRequest addressed) {
    Endpoint endpoint = addressed.endpoint();
    WireRequest request = addressed.request();
    String query = Percent.encode(request.query());
    String uri =
        (endpoint.tls() ? "https://" : "http://")
            + endpoint.host()
            + (endpoint.port() == (endpoint.tls() ? 443 : 80) ? "" : ":" + endpoint.port())
            + endpoint.path()
            + request.path()
            + (query.isEmpty() ? "" : "?" + query);
    String body = new String(request.body(), StandardCharsets.UTF_8);
    return new HttpRequestParts(
        request.method(), URI.create(uri), request.headers(), body.isEmpty() ? null : body);
  }

  /** Closes all connections. */
  public Future<Void> close() {
    return sender.close();
  }
}
