package dev.newel.store.redis.client;

import dev.newel.store.StoreUnavailableException;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The channels this instance listens to, over one connection. What is published while the
 * connection is lost is missed: whoever listens looks for himself when {@link #onBack} tells him
 * that the channels are subscribed again.
 */
public final class Subscriber {

  private final Map<String, Handler<Buffer>> handlers = new ConcurrentHashMap<>();
  private final Map<String, Promise<Void>> unconfirmed = new ConcurrentHashMap<>();
  private final LinkOptions options;
  private final Future<HeldConnection> connection;

  private Subscriber(Vertx vertx, LinkOptions options, Supplier<Future<LiveConnection>> dial) {
    this.options = options;
    this.connection =
        HeldConnection.open(vertx, options, () -> dial.get().compose(this::subscribeAgain));
  }

  /**
   * @param dial connects to a server at which everything is published
   */
  static Future<Subscriber> open(
      Vertx vertx, LinkOptions options, Supplier<Future<LiveConnection>> dial) {
    Subscriber subscriber = new Subscriber(vertx, options, dial);
    return subscriber
        .connection
        .onSuccess(held -> held.onLost(subscriber::failUnconfirmed))
        .map(subscriber);
  }

  /** Whether it hears what is published. */
  boolean isUp() {
    return held().isUp();
  }

  /** Calls back each time the connection is lost. */
  public void onLost(Runnable listener) {
    held().onLost(listener);
  }

  /** Calls back each time the connection is up again and the channels are subscribed. */
  public void onBack(Runnable listener) {
    held().onBack(listener);
  }

  /**
   * Listens to a channel, one handler per channel, called on the subscriber's event loop. Once
   * subscribed, the channel is subscribed again by itself whenever the connection was lost.
   *
   * @return completes when messages published from then on arrive; fails with {@link
   *     StoreUnavailableException} while the connection is lost, and the handler is forgotten
   */
  public Future<Void> subscribe(String channel, Handler<Buffer> handler) {
    handlers.put(channel, handler);
    Promise<Void> confirmation = unconfirmed.computeIfAbsent(channel, key -> Promise.promise());
    held().send(Request.cmd(Command.SUBSCRIBE).arg(channel)).onFailure(confirmation::tryFail);
    return confirmation
        .future()
        .onFailure(
            cause -> {
              unconfirmed.remove(channel, confirmation);
              handlers.remove(channel, handler);
            });
  }

  /** Stops listening to a channel. */
  public Future<Void> unsubscribe(String channel) {
    handlers.remove(channel);
    return held().send(Request.cmd(Command.UNSUBSCRIBE).arg(channel)).mapEmpty();
  }

  Future<Void> close() {
    return held().close();
  }

  private HeldConnection held() {
    return connection.result();
  }

  private Future<LiveConnection> subscribeAgain(LiveConnection fresh) {
    fresh.onPush(this::receive);
    List<String> channels = List.copyOf(handlers.keySet());
    if (channels.isEmpty()) {
      return Future.succeededFuture(fresh);
    }
    Request request = Request.cmd(Command.SUBSCRIBE);
    channels.forEach(request::arg);
    List<Future<Void>> confirmations = channels.stream().map(this::confirmation).toList();
    return fresh
        .send(request)
        .compose(written -> Future.all(confirmations))
        .map(fresh)
        .timeout(options.replyTimeout())
        .onFailure(cause -> fresh.close());
  }

  private Future<Void> confirmation(String channel) {
    return unconfirmed.computeIfAbsent(channel, key -> Promise.promise()).future();
  }

  /** A push has the kind, the channel, and the message or the number of subscriptions. */
  private void receive(Response push) {
    String channel = push.get(1).toString();
    switch (push.get(0).toString()) {
      case "message" -> {
        Handler<Buffer> handler = handlers.get(channel);
        if (handler != null) {
          handler.handle(push.get(2).toBuffer());
        }
      }
      case "subscribe" -> {
        Promise<Void> confirmation = unconfirmed.remove(channel);
        if (confirmation != null) {
          confirmation.complete();
        }
      }
      default -> {
        // an unsubscription is confirmed: nobody waits for that
      }
    }
  }

  private void failUnconfirmed() {
    StoreUnavailableException cause =
        new StoreUnavailableException("the connection to Redis was lost while subscribing", null);
    unconfirmed.values().forEach(confirmation -> confirmation.tryFail(cause));
    unconfirmed.clear();
  }
}
