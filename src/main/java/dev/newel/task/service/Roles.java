package dev.newel.task.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.ErrorName;
import dev.newel.aws.Home;
import dev.newel.aws.client.CallResult;
import dev.newel.aws.client.Credentials;
import dev.newel.aws.client.value.Dialect;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The credentials of roles that tasks name, as STS gives them. They are used until shortly before
 * they expire, and asked for once however many tasks wait for them.
 *
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html">AssumeRole
 *     </a>
 */
final class Roles {

  private static final Duration RESERVE = Duration.ofMinutes(5);
  private static final String SESSION = "newel";

  /** More roles than these are not remembered. */
  private static final int MOST_ROLES = 1_000;

  private final ServiceCaller caller;
  private final Clock clock;
  private final Map<String, Future<Assumed>> known = new ConcurrentHashMap<>();

  private record Assumed(Credentials credentials, Instant until) {}

  /** What STS refused. */
  static final class RoleRefusedException extends RuntimeException {
    private final String error;

    private RoleRefusedException(String error, String cause) {
      super(cause, null, false, false);
      this.error = error;
    }

    CallResult result() {
      return new CallResult.Unreachable(error, String.valueOf(getMessage()));
    }
  }

  Roles(ServiceCaller caller, Clock clock) {
    this.caller = caller;
    this.clock = clock;
  }

  /** The credentials of a role; fails with a {@link RoleRefusedException}. */
  Future<Credentials> credentials(Home home, String roleArn) {
    Future<Assumed> before = known.get(roleArn);
    if (before != null && (!before.isComplete() || isFresh(before))) {
      return before.map(Assumed::credentials);
    }
    if (known.size() >= MOST_ROLES) {
      known.clear();
    }
    Future<Assumed> now = assume(home, roleArn);
    known.put(roleArn, now);
    return now.map(Assumed::credentials);
  }

  private boolean isFresh(Future<Assumed> assumed) {
    return assumed.succeeded() && clock.instant().isBefore(assumed.result().until().minus(RESERVE));
  }

  private Future<Assumed> assume(Home home, String roleArn) {
    ObjectNode arguments =
        JsonNodeFactory.instance
            .objectNode()
            .put("RoleArn", roleArn)
            .put("RoleSessionName", SESSION);
    ServiceCall call =
        new ServiceCall("sts", "assumeRole", arguments, Dialect.SDK, null, roleArn, null);
    return caller.call(home, call).map(Roles::read);
  }

  private static Assumed read(CallResult result) {
    if (result instanceof CallResult.Answered answered) {
      JsonNode given = answered.result().path("Credentials");
      Credentials credentials =
          new Credentials(
              given.path("AccessKeyId").asText(),
              given.path("SecretAccessKey").asText(),
              given.path("SessionToken").asText());
      return new Assumed(credentials, Instant.parse(given.path("Expiration").asText()));
    } else if (result instanceof CallResult.Refused refused) {
      throw new RoleRefusedException(ErrorName.PERMISSIONS, refused.cause());
    } else if (result instanceof CallResult.Unreachable unreachable) {
      throw new RoleRefusedException(unreachable.error(), unreachable.cause());
    }
    throw new RoleRefusedException(ErrorName.PERMISSIONS, "STS gave no credentials");
  }
}
