package dev.newel.store.redis.client;

import dev.newel.store.redis.client.node.NodesUrl;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a Redis and how long to wait for it.
 *
 * @param url {@code redis[s]://[user:password@]host[:port][/db]}, {@code unix:///path/to/socket},
 *     or a {@link NodesUrl}
 * @param replyTimeout a connection that leaves a command unanswered for this long is given up; it
 *     is looked at five times in that span, and asked with a PING then when it was idle
 * @param patience how long to go on trying to connect at the start
 * @param waitReplicas how many replicas must have a write before it is acknowledged
 * @param caFile certificates (PEM) that vouch for servers reached by TLS; null for those that Java
 *     trusts
 */
public record LinkOptions(
    String url, Duration replyTimeout, Duration patience, int waitReplicas, @Nullable Path caFile) {

  public LinkOptions(String url, Duration replyTimeout, Duration patience) {
    this(url, replyTimeout, patience, 0, null);
  }

  public LinkOptions(String url) {
    this(url, Duration.ofSeconds(5), Duration.ofSeconds(10));
  }

  /** The same for another server. */
  LinkOptions at(String otherUrl) {
    return new LinkOptions(otherUrl, replyTimeout, patience, waitReplicas, caFile);
  }
}
