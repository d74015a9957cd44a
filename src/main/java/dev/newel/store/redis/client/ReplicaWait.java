package dev.newel.store.redis.client;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How many replicas must have what was written before anyone hears that it was.
 *
 * <p>Reads wait too: a retried commit may find that its first try stands, and that one can be
 * written over another connection, and be on its way to the replicas still. WAIT waits for the last
 * write of its own connection, from Redis 7.2 on (before, for all that was written up to the last
 * command of it). So a message that nobody hears is published first, which goes to the replicas as
 * a write does.
 *
 * @param replicas 0 to wait for none
 * @param limit how long to wait for them
 * @param marked whether to publish; in a Cluster that goes to the other nodes, and to no replica
 * @see <a href="https://redis.io/docs/latest/commands/wait/">WAIT</a>
 */
record ReplicaWait(int replicas, Duration limit, boolean marked) {

  /** Far beyond what a replica in step needs, and short enough for a caller to be told so. */
  private static final Duration LONGEST = Duration.ofMillis(500);

  /** A channel that nobody listens to. */
  private static final String MARK = "newel:mark";

  /** Neither writes nor tells of what was written; a sentinel and a replica know no WAIT. */
  private static final Set<Command> EXEMPT =
      Set.of(
          Command.PING,
          Command.INFO,
          Command.CONFIG,
          Command.ROLE,
          Command.SENTINEL,
          Command.CLUSTER,
          Command.SUBSCRIBE,
          Command.UNSUBSCRIBE);

  /** For the connections to a server that is no node of a Cluster. */
  static ReplicaWait of(LinkOptions options) {
    return of(options, true);
  }

  /** For the connections to a node of a Cluster. */
  static ReplicaWait inCluster(LinkOptions options) {
    return of(options, false);
  }

  /** A connection must not be given up for that its commands wait: two waits may be in a row. */
  private static ReplicaWait of(LinkOptions options, boolean marked) {
    Duration third = options.replyTimeout().dividedBy(3);
    Duration limit = third.compareTo(LONGEST) < 0 ? third : LONGEST;
    return new ReplicaWait(options.waitReplicas(), limit, marked);
  }

  /** Whether to wait after a command. */
  boolean follows(Request request) {
    return replicas > 0 && !EXEMPT.contains(request.command());
  }

  /** Commands with what waits for them behind, as the last one. */
  List<Request> after(List<Request> commands) {
    List<Request> all = new ArrayList<>(commands);
    if (marked) {
      all.add(Request.cmd(Command.PUBLISH).arg(MARK).arg(""));
    }
    all.add(Request.cmd(Command.WAIT).arg(replicas).arg(limit.toMillis()));
    return all;
  }

  /** What is amiss by the reply to WAIT; null if nothing is. */
  @Nullable Throwable judge(Response acknowledged) {
    return acknowledged.toInteger() >= replicas
        ? null
        : missing(
            "%d of %d replicas have it after %d ms"
                .formatted(acknowledged.toInteger(), replicas, limit.toMillis()));
  }

  /** What the commands of a batch fail with by the failure of WAIT, or of the mark before it. */
  static Throwable translate(Throwable failure) {
    String text = String.valueOf(failure.getMessage());
    if (text.contains("with replica instances")) {
      return ServerError.of("READONLY " + text);
    }
    return LiveConnection.isAway(failure) ? failure : missing(text);
  }

  private static Throwable missing(String why) {
    return ServerError.of("NOREPLICAS " + why);
  }
}
