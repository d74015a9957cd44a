package dev.newel.store.redis.client;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * This instance's connections to its Redis: one for the commands that are not on the hot path, one
 * that listens, and one for each engine that asks for its own; each to every node of a Cluster.
 */
public final class RedisLink {

  private final RedisServers servers;
  private final Commands shared;
  private final Subscriber subscriber;
  private final List<Commands> connections = new CopyOnWriteArrayList<>();

  private RedisLink(RedisServers servers, Commands shared, Subscriber subscriber) {
    this.servers = servers;
    this.shared = shared;
    this.subscriber = subscriber;
    connections.add(shared);
  }

  /**
   * Connects.
   *
   * @return fails when the server refuses the credentials, or cannot be reached within the patience
   *     of the options
   */
  public static Future<RedisLink> open(Vertx vertx, LinkOptions options) {
    RedisServers servers = RedisServers.of(vertx, options);
    return servers
        .connect()
        .compose(
            commands ->
                Subscriber.open(vertx, options, servers::dial)
                    .map(subscriber -> new RedisLink(servers, commands, subscriber))
                    .onFailure(cause -> commands.close()))
        .onFailure(cause -> servers.close());
  }

  /**
   * Opens one more connection, on the event loop of the caller: an engine calls this as it starts,
   * and its commands then never change threads.
   */
  public Future<? extends Commands> connect() {
    return servers.connect().onSuccess(connections::add);
  }

  public Subscriber subscriber() {
    return subscriber;
  }

  /** Calls back each time nothing is heard any more of what is published. */
  public void onLost(Runnable listener) {
    subscriber.onLost(listener);
  }

  /**
   * Calls back each time something may have been missed: what is published is heard again, or a
   * server is there again, which may have older data.
   */
  public void onBack(Runnable listener) {
    subscriber.onBack(listener);
    shared.onBack(
        () -> {
          if (subscriber.isUp()) {
            listener.run();
          }
        });
  }

  /** The connection shared by all who have none of their own. */
  public Commands shared() {
    return shared;
  }

  /** Sends a command over the shared connection. */
  public Future<Response> send(Request request) {
    return shared.send(request);
  }

  /** Runs a script over the shared connection. */
  public Future<Response> eval(Script script, List<?> keys, List<?> args) {
    return shared.eval(script, keys, args);
  }

  /** Closes a connection that was opened by {@link #connect}. */
  public Future<Void> close(Commands own) {
    connections.remove(own);
    return own.close();
  }

  /** Closes all connections. */
  public Future<Void> close() {
    servers.close();
    List<Future<Void>> closing = connections.stream().map(Commands::close).toList();
    return Future.join(closing).eventually(subscriber::close).mapEmpty();
  }
}
