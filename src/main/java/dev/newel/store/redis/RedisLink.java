package dev.newel.store.redis;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * This instance's connections to its Redis: one for the commands that are not on the hot path, one
 * that listens, and one for each engine that asks for its own.
 */
public final class RedisLink {

  private final Vertx vertx;
  private final LinkOptions options;
  private final HeldConnection shared;
  private final Subscriber subscriber;
  private final List<HeldConnection> connections = new CopyOnWriteArrayList<>();

  private RedisLink(
      Vertx vertx, LinkOptions options, HeldConnection shared, Subscriber subscriber) {
    this.vertx = vertx;
    this.options = options;
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
    Future<HeldConnection> shared = openCommands(vertx, options);
    return shared.compose(
        commands ->
            Subscriber.open(vertx, options)
                .map(subscriber -> new RedisLink(vertx, options, commands, subscriber))
                .onFailure(cause -> commands.close()));
  }

  /**
   * Opens one more connection, on the event loop of the caller: an engine calls this as it starts,
   * and its commands then never change threads.
   */
  public Future<HeldConnection> connect() {
    return openCommands(vertx, options).onSuccess(connections::add);
  }

  public Subscriber subscriber() {
    return subscriber;
  }

  /** The connection shared by all who have none of their own. */
  public HeldConnection shared() {
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

  /** Closes all connections. */
  public Future<Void> close() {
    List<Future<Void>> closing = connections.stream().map(HeldConnection::close).toList();
    return Future.join(closing).eventually(subscriber::close).mapEmpty();
  }

  private static Future<HeldConnection> openCommands(Vertx vertx, LinkOptions options) {
    return HeldConnection.open(vertx, options, fresh -> Future.succeededFuture());
  }
}
