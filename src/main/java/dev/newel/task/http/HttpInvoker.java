package dev.newel.task.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.newel.asl.ErrorName;
import dev.newel.asl.StateException;
import dev.newel.aws.client.wire.NameValue;
import dev.newel.aws.client.wire.WireAnswer;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.ExecutionKey;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.task.TaskInvoker;
import dev.newel.task.Wiretap;
import dev.newel.task.lambda.FunctionPayload;
import dev.newel.task.service.CallFacts;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the calls of HTTP tasks. */
public final class HttpInvoker implements TaskInvoker {

  private static final Set<Integer> UNAUTHORISED = Set.of(401, 407);
  private static final String CONNECTION_ERROR = "Events.ConnectionResource.";

  private final Connections connections;
  private final HttpSender sender;
  private final OAuthTokens tokens;

  /**
   * An invoker.
   *
   * @param privateAddresses whether endpoints may be at private addresses, and without TLS
   * @param perHost connections at most to one host and port
   * @param mostBytes that an answer may have
   */
  public HttpInvoker(
      Vertx vertx,
      Connections connections,
      boolean privateAddresses,
      int perHost,
      int mostBytes,
      Clock clock) {
    this.connections = connections;
    this.sender =
        new HttpSender(vertx, new AddressGuard(vertx, privateAddresses), perHost, mostBytes);
    this.tokens = new OAuthTokens(sender, clock);
  }

  @Override
  public Future<Stimulus> invoke(ExecutionKey execution, Effect.CallService call) {
    return invoke(execution, call, Wiretap.NONE);
  }

  @Override
  public Future<Stimulus> invoke(ExecutionKey execution, Effect.CallService call, Wiretap wiretap) {
    JsonNode arguments = call.arguments().node();
    Optional<Connection> connection = connections.find(HttpRequestParts.connectionArn(arguments));
    if (connection.isEmpty()) {
      return Future.succeededFuture(
          CallFacts.failed(
              call, CONNECTION_ERROR + "ResourceNotFound", "The connection does not exist"));
    }
    try {
      String region = execution.home().region();
      HttpRequestParts request = HttpRequestParts.of(arguments, connection.get(), region);
      HttpRequestParts open =
          HttpRequestParts.of(arguments, connection.get().withoutParameters(), region);
      return authorised(request, new Tapped(wiretap, connection.get(), open), true)
          .map(answer -> fact(call, answer))
          .otherwise(failure -> failed(call, failure));
    } catch (StateException e) {
      return Future.succeededFuture(CallFacts.failed(call, e.error(), String.valueOf(e.cause())));
    }
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
    return CallFacts.succeeded(call, output(answered.get()));
  }

  private static boolean isBinary(String contentType) {
    return contentType.startsWith("application/octet-stream")
        || contentType.matches("(image|video|audio)/.*");
  }

  private static ObjectNode output(HttpAnswer answered) {
    WireAnswer answer = answered.wire();
    String body = answered.body();
    ObjectNode output = JsonNodeFactory.instance.objectNode();
    ObjectNode headers = output.putObject("Headers");
    for (NameValue header : answer.headers()) {
      headers.withArray(header.name()).add(header.value());
    }
    if (!body.isEmpty()) {
      output.set("ResponseBody", FunctionPayload.read(TextNode.valueOf(body)));
    }
    return output.put("StatusCode", answer.status()).put("StatusText", answered.statusText());
  }

  /** What is told names no secret: the texts are Newel's own, or of the network. */
  private static Stimulus failed(Effect.CallService call, Throwable failure) {
    if (failure instanceof AddressGuard.RefusedAddressException refused) {
      return CallFacts.failed(call, ErrorName.RUNTIME, String.valueOf(refused.getMessage()));
    } else if (failure instanceof OAuthTokens.NoTokenException refused) {
      return CallFacts.failed(
          call, CONNECTION_ERROR + "AccessDenied", String.valueOf(refused.getMessage()));
    }
    return CallFacts.failed(call, "States.Http.Socket", String.valueOf(failure.getMessage()));
  }

  /** Closes all connections. */
  public Future<Void> close() {
    return sender.close();
  }
}
