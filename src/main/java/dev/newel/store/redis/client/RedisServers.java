package dev.newel.store.redis.client;

import dev.newel.store.redis.client.node.NodesUrl;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** The servers that together are Newel's Redis, in one of the forms that it comes in. */
interface RedisServers {

  /** The form that the URL of the options names. */
  static RedisServers of(Vertx vertx, LinkOptions options) {
    return NodesUrl.of(options.url())
        .map(
            url ->
                switch (url.form()) {
                  case SENTINEL -> new SentinelServers(vertx, options, url);
                  case CLUSTER -> new ClusterServers(vertx, options, url);
                })
        .orElseGet(() -> new StandaloneServer(vertx, options));
  }

  /** Opens connections for commands, on the event loop of the caller. */
  Future<? extends Commands> connect();

  /** Connects, on the event loop of the caller, to a server at which everything is published. */
  Future<LiveConnection> dial();

  /** Ends what is going on beside the connections. */
  void close();
}
