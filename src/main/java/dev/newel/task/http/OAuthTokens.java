package dev.newel.task.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.newel.aws.client.wire.NameValue;
import dev.newel.task.http.Connection.OAuth;
import dev.newel.task.lambda.FunctionPayload;
import io.vertx.core.Future;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tokens of connections that authorise by OAuth: one for each, asked for once however many
 * tasks wait for it.
 */
final class OAuthTokens {

  private static final long RESERVE_SECONDS = 60;
  private static final long USUAL_SECONDS = 3_600;

  private final HttpSender sender;
  private final Clock clock;
  private final Map<String, Future<Token>> known = new ConcurrentHashMap<>();

  private record Token(String header, Instant until) {}

  /** The authorisation server gave no token. */
  static final class NoTokenException extends RuntimeException {
    NoTokenException(String message) {
      super(message, null, false, false);
    }
  }

  OAuthTokens(HttpSender sender, Clock clock) {
    this.sender = sender;
    this.clock = clock;
  }

  /** The value of the header Authorization. */
  Future<String> header(Connection connection, OAuth auth) {
    Future<Token> before = known.get(connection.name());
    if (before != null && (!before.isComplete() || isFresh(before))) {
      return before.map(Token::header);
    }
    Future<Token> asked = sender.send(request(auth)).map(this::read);
    known.put(connection.name(), asked);
    return asked.map(Token::header);
  }

  /** The token was not accepted. */
  void forget(Connection connection) {
    known.remove(connection.name());
  }

  private boolean isFresh(Future<Token> token) {
    return token.succeeded()
        && clock.instant().isBefore(token.result().until().minusSeconds(RESERVE_SECONDS));
  }

  private static HttpRequestParts request(OAuth auth) {
    List<NameValue> form = new ArrayList<>();
    form.add(new NameValue("grant_type", "client_credentials"));
    form.add(new NameValue("client_id", auth.clientId()));
    form.add(new NameValue("client_secret", auth.clientSecret()));
    form.addAll(auth.body());
    List<NameValue> headers = new ArrayList<>(auth.headers());
    headers.add(new NameValue("Content-Type", "application/x-www-form-urlencoded"));
    String query = FormEncoding.write(auth.query());
    String endpoint = auth.endpoint() + (query.isEmpty() ? "" : "?" + query);
    return new HttpRequestParts(
        auth.method(), URI.create(endpoint), headers, FormEncoding.write(form));
  }

  private Token read(Optional<HttpAnswer> answer) {
    JsonNode said =
        answer
            .filter(found -> found.wire().isSuccess())
            .map(HttpAnswer::body)
            .map(text -> FunctionPayload.read(TextNode.valueOf(text)))
            .orElseThrow(() -> new NoTokenException("The authorization server gave no token"));
    if (!said.path("access_token").isTextual()) {
      throw new NoTokenException("The authorization server gave no token");
    }
    long seconds = said.path("expires_in").asLong(USUAL_SECONDS);
    return new Token(
        "Bearer " + said.path("access_token").asText(), clock.instant().plusSeconds(seconds));
  }
}
