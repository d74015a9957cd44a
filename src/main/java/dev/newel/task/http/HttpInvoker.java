package dev.newel.task.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.ErrorName;
import dev.newel.asl.data.StateException;
import dev.newel.aws.Home;
import dev.newel.aws.client.wire.NameValue;
import dev.newel.aws.client.wire.WireAnswer;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.task.TaskInvoker;
import dev.newel.task.TaskOwner;
import dev.newel.task.Wiretap;
import dev.newel.task.service.CallFacts;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the calls of HTTP tasks. */
public final class HttpInvoker implements TaskInvoker {

  private static final Set<Integer> UNAUTHORISED = Set.of(401, 407);

  private final Connections connections;
  private final @Nullable EventBridgeConnections eventBridge;
  private final HttpSender sender;
  private final OAuthTokens tokens;

  /**
   * An invoker.
   *
   * @param connections that the configuration has
   * @param eventBridge where others are looked for; null for nowhere
   * @param privateAddresses whether endpoints may be at private addresses, and without TLS
   * @param perHost connections at most to one host and port
   * @param mostBytes that an answer may have
   */
  public HttpInvoker(
      Vertx vertx,
      Connections connections,
      @Nullable EventBridgeConnections eventBridge,
      boolean privateAddresses,
      int perHost,
      int mostBytes,
      Clock clock) {
    this.connections = connections;
    this.eventBridge = eventBridge;
    this.sender =
        new HttpSender(vertx, new AddressGuard(vertx, privateAddresses), perHost, mostBytes);
    this.tokens = new OAuthTokens(sender, clock);
  }

  @Override
  public Future<Stimulus> invoke(TaskOwner execution, Effect.CallService call) {
    return invoke(execution, call, Wiretap.NONE);
  }

  @Override
  public Future<Stimulus> invoke(TaskOwner execution, Effect.CallService call, Wiretap wiretap) {
    JsonNode arguments = call.arguments().node();
    return connection(execution.home(), HttpRequestParts.connectionArn(arguments))
        .compose(connection -> authorised(arguments, connection, execution, wiretap))
        .map(answer -> fact(call, answer))
        .otherwise(failure -> failed(call, failure));
  }

  private Future<Optional<HttpAnswer>> authorised(
      JsonNode arguments, Connection connection, TaskOwner execution, Wiretap wiretap) {
    String region = execution.home().region();
    List<NameValue> trace = execution.traceHeaders();
    HttpRequestParts request = HttpRequestParts.of(arguments, connection, region).besides(trace);
    HttpRequestParts open =
        HttpRequestParts.of(arguments, connection.withoutParameters(), region).besides(trace);
    return authorised(request, new Tapped(wiretap, connection, open), true);
  }

  private Future<Connection> connection(Home home, String arn) {
    Optional<Connection> configured = connections.find(arn);
    if (configured.isPresent()) {
      return Future.succeededFuture(configured.get());
    }
    return eventBridge == null
        ? Future.failedFuture(
            StateException.bare(
                EventBridgeConnections.ERROR + "ResourceNotFound", "The connection does not exist"))
        : eventBridge.find(home, arn);
  }

  /** A token that is not accepted any more is got anew, once. */
  private Future<Optional<HttpAnswer>> authorised(
      HttpRequestParts request, Tapped tapped, boolean again) {
    Connection connection = tapped.connection();
    if (connection.auth() instanceof Connection.OAuth oauth) {
      return tokens
          .header(connection, oauth)
          .compose(value -> send(request, new NameValue("Authorization", value), tapped))
          .compose(
              answer -> {
                boolean refused =
                    answer
                        .map(got -> got.wire().status())
                        .filter(UNAUTHORISED::contains)
                        .isPresent();
                if (!refused || !again) {
                  return Future.succeededFuture(answer);
                }
                tokens.forget(connection);
                return authorised(request, tapped, false);
              });
    }
    return send(request, ((Connection.Header) connection.auth()).header(), tapped);
  }

  private Future<Optional<HttpAnswer>> send(
      HttpRequestParts request, NameValue authorisation, Tapped tapped) {
    HttpRequestParts whole = with(request, authorisation);
    return sender.send(whole).onSuccess(answer -> tapped.tell(whole, authorisation, answer));
  }

  private static HttpRequestParts with(HttpRequestParts request, NameValue header) {
    List<NameValue> headers = new ArrayList<>(request.headers());
    headers.removeIf(given -> given.name().equalsIgnoreCase(header.name()));
    headers.add(header);
    return new HttpRequestParts(request.method(), request.uri(), headers, request.body());
  }

  private static Stimulus fact(Effect.CallService call, Optional<HttpAnswer> answered) {
    if (answered.isEmpty()) {
      return CallFacts.tooLarge(call, call.resource());
    }
    WireAnswer answer = answered.get().wire();
    String body = answered.get().body();
    if (!answer.isSuccess()) {
      return CallFacts.failed(call, "States.Http.StatusCode." + answer.status(), body);
    }
    if (isBinary(answer.header("Content-Type").orElse(""))) {
      return CallFacts.failed(
          call, ErrorName.RUNTIME, "The content type of the response is not supported");
    }
    return CallFacts.succeeded(call, answered.get().output());
  }

  private static boolean isBinary(String contentType) {
    return contentType.startsWith("application/octet-stream")
        || contentType.matches("(image|video|audio)/.*");
  }

  /** What is told names no secret: the texts are Newel's own, or of the network. */
  private static Stimulus failed(Effect.CallService call, Throwable failure) {
    if (failure instanceof StateException e) {
      return CallFacts.failed(call, e.error(), String.valueOf(e.cause()));
    } else if (failure instanceof AddressGuard.RefusedAddressException refused) {
      return CallFacts.failed(call, ErrorName.RUNTIME, String.valueOf(refused.getMessage()));
    } else if (failure instanceof OAuthTokens.NoTokenException refused) {
      return CallFacts.failed(
          call,
          EventBridgeConnections.ERROR + "AccessDenied",
          String.valueOf(refused.getMessage()));
    }
    return CallFacts.failed(call, "States.Http.Socket", String.valueOf(failure.getMessage()));
  }

  /** Closes all connections. */
  public Future<Void> close() {
    return sender.close();
  }
}
