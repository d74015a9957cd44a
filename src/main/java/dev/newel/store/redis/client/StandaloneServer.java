package dev.newel.store.redis.client;

import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** A Redis that is one server, always found at the same place. */
record StandaloneServer(Vertx vertx, LinkOptions options) implements RedisServers {

  @Override
  public Future<HeldConnection> connect() {
    return HeldConnection.open(vertx, options, () -> dial().map(LiveConnection::withScripts));
  }

  @Override
  public Future<LiveConnection> dial() {
    return LiveConnection.open(vertx, options);
  }

  @Override
  public void close() {
    // nothing goes on beside the connections
  }
}
