package dev.newel.store.redis;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The channels this instance listens to, over one connection. What is published while the connection
 * is lost is missed: whoever listens looks for himself when {@link #onBack} tells him that the
 * channels are subscribed again.
 */
public final class Subscriber {

  private final Map<String, Handler<Buffer>> handlers = new ConcurrentHashMap<>();
  private final Future<HeldConnection> connection;

  private Subscriber(Vertx vertx, LinkOptions options) {
    this.connection = HeldConnection.open(vertx, options, this::subscribeAgain);
  }

  static Future<Subscriber> open(Vertx vertx, LinkOptions options) {
    Subscriber subscriber = new Subscriber(vertx, options);
    return subscriber.connection.map(subscriber);
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
   * Listens to a channel, one handler per channel, called on the subscriber's event loop.
   *
   * @return completes when messages published from then on arrive; when it fails because the
   *     connection is lost, the channel is subscribed with the others as soon as it is back
   */
  public Future<Void> subscribe(String channel, Handler<Buffer> handler) {
    handlers.put(channel, handler);
    return confirmed(Request.cmd(Command.SUBSCRIBE).arg(channel));
  }

  /** Stops listening to a channel. */
  public Future<Void> unsubscribe(String channel) {
    handlers.remove(channel);
    return confirmed(Request.cmd(Command.UNSUBSCRIBE).arg(channel));
  }

  Future<Void> close() {
    return connection.compose(HeldConnection::close);
  }

  private HeldConnection held() {
    return connection.result();
  }

  /** The client takes a subscription for done once it is written; an answered PING says it is. */
  private Future<Void> confirmed(Request request) {
    HeldConnection held = held();
    return held.send(request).compose(written -> held.send(Request.cmd(Command.PING))).mapEmpty();
  }

  private Future<?> subscribeAgain(LiveConnection fresh) {
    fresh.onPush(this::dispatch);
    Set<String> channels = Set.copyOf(handlers.keySet());
    if (channels.isEmpty()) {
      return Future.succeededFuture();
    }
    Request request = Request.cmd(Command.SUBSCRIBE);
    channels.forEach(request::arg);
    return fresh.send(request).compose(written -> fresh.send(Request.cmd(Command.PING)));
  }

  private void dispatch(Response push) {
    if (push.size() == 3 && push.get(0).toString().equals("message")) {
      Handler<Buffer> handler = handlers.get(push.get(1).toString());
      if (handler != null) {
        handler.handle(push.get(2).toBuffer());
      }
    }
  }
}
