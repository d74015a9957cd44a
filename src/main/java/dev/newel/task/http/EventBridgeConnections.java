package dev.newel.task.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.Json;
import dev.newel.asl.data.StateException;
import dev.newel.aws.Home;
import dev.newel.aws.client.CallResult;
import dev.newel.aws.client.value.Dialect;
import dev.newel.task.service.ServiceCall;
import dev.newel.task.service.ServiceCaller;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Connections as EventBridge has them, with their secrets in Secrets Manager. What was found is
 * used for a minute.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-target-connection-auth.html">
 *     Authorization of connections</a>
 */
public final class EventBridgeConnections {

  static final String ERROR = "Events.ConnectionResource.";

  private static final Duration KEPT = Duration.ofMinutes(1);
  private static final int MOST_CONNECTIONS = 1_000;

  private final ServiceCaller caller;
  private final Clock clock;
  private final Map<String, Found> found = new ConcurrentHashMap<>();

  private record Found(Future<Connection> connection, Instant until) {}

  public EventBridgeConnections(ServiceCaller caller, Clock clock) {
    this.caller = caller;
    this.clock = clock;
  }

  /** The connection of an ARN; fails with a {@link StateException}. */
  Future<Connection> find(Home home, String arn) {
    Found before = found.get(arn);
    if (before != null && clock.instant().isBefore(before.until())) {
      return before.connection();
    }
    if (found.size() >= MOST_CONNECTIONS) {
      found.clear();
    }
    Future<Connection> now = describe(home, Connections.name(arn));
    found.put(arn, new Found(now, clock.instant().plus(KEPT)));
    return now.onFailure(failure -> found.remove(arn));
  }

  private Future<Connection> describe(Home home, String name) {
    return call(home, "eventbridge", "describeConnection", "Name", name, "ResourceNotFound")
        .compose(
            described -> {
              String state = described.path("ConnectionState").asText();
              if (!state.equals("AUTHORIZED")) {
                throw refused("InvalidConnectionState", "The connection is " + state);
              }
              String secret = described.path("SecretArn").asText();
              return call(
                      home, "secretsmanager", "getSecretValue", "SecretId", secret, "AccessDenied")
                  .map(value -> connection(name, described, value));
            });
  }

  private Future<ObjectNode> call(
      Home home, String service, String action, String member, String value, String refusal) {
    ObjectNode arguments = JsonNodeFactory.instance.objectNode().put(member, value);
    return caller
        .call(home, new ServiceCall(service, action, arguments, Dialect.SDK, null, value, null))
        .map(
            result -> {
              if (result instanceof CallResult.Answered answered) {
                return answered.result();
              }
              // what the service says is left out: it may quote what nobody is to know
              boolean answered = result instanceof CallResult.Refused;
              throw answered
                  ? refused(refusal, "The connection cannot be used")
                  : refused("InternalError", "The service did not answer");
            });
  }

  private static Connection connection(String name, JsonNode described, JsonNode value) {
    try {
      JsonNode secret = Json.parse(value.path("SecretString").asText()).node();
      String type = described.path("AuthorizationType").asText();
      return Connection.of(name, ConnectionSecret.parameters(type, secret));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw refused("InternalError", "The secret of the connection cannot be read");
    }
  }

  private static StateException refused(String error, String cause) {
    return StateException.bare(ERROR + error, cause);
  }
}
