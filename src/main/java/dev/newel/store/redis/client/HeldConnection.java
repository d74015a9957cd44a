package dev.newel.store.redis.client;

import dev.newel.store.StoreUnavailableException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * A connection to Redis that is held for good: commands are pipelined over it, and when it is lost
 * it is made anew. While it is away commands fail at once with {@link StoreUnavailableException},
 * instead of waiting for nobody knows how long.
 *
 * <p>It lives on the event loop it was opened on, and is cheapest from there; it can be used from
 * any. Commands that block on the server do not belong here: they would hold up all others.
 */
public final class HeldConnection implements Commands {

  private static final Logger LOG = System.getLogger(HeldConnection.class.getName());

  private final Vertx vertx;
  private final Context context;
  private final LinkOptions options;
  private final Supplier<Future<LiveConnection>> dial;
  private final Promise<HeldConnection> opened = Promise.promise();
  private final List<Runnable> lostListeners = new CopyOnWriteArrayList<>();
  private final List<Runnable> backListeners = new CopyOnWriteArrayList<>();
  private final Backoff backoff = new Backoff(ThreadLocalRandom.current());
  private final long giveUpAt;
  private volatile @Nullable LiveConnection live;
  private volatile boolean closed;

  private HeldConnection(Vertx vertx, LinkOptions options, Supplier<Future<LiveConnection>> dial) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.options = options;
    this.dial = dial;
    this.giveUpAt = System.nanoTime() + options.patience().toNanos();
  }

  /**
   * Opens a connection on the event loop of the caller.
   *
   * @param dial connects anew each time, to what may be another server
   * @return fails when the server refuses the credentials, or cannot be reached in the time given
   */
  static Future<HeldConnection> open(
      Vertx vertx, LinkOptions options, Supplier<Future<LiveConnection>> dial) {
    HeldConnection held = new HeldConnection(vertx, options, dial);
    held.context.runOnContext(ignored -> held.connect());
    return held.opened.future();
  }

  @Override
  public boolean countsListeners() {
    return true;
  }

  @Override
  public boolean isUp() {
    return live != null;
  }

  /** Calls back, on the connection's event loop, each time the connection is lost. */
  @Override
  public void onLost(Runnable listener) {
    lostListeners.add(listener);
  }

  /** Calls back, on the connection's event loop, each time it is up again. */
  @Override
  public void onBack(Runnable listener) {
    backListeners.add(listener);
  }

  @Override
  public Future<Response> send(Request request) {
    LiveConnection current = live;
    if (current == null) {
      return Future.failedFuture(lost());
    }
    return current.send(request);
  }

  private static StoreUnavailableException lost() {
    return new StoreUnavailableException("the connection to Redis is lost", null);
  }

  @Override
  public Future<Response> send(Object key, Request request) {
    return send(request);
  }

  /**
   * Sends one command to a node of a Cluster that another has asked for it, while it takes the
   * command's hash slot over.
   */
  Future<Response> sendAsking(Request request) {
    Promise<Response> reply = Promise.promise();
    context.runOnContext(
        ignored -> {
          LiveConnection current = live;
          if (current == null) {
            reply.fail(lost());
          } else {
            current.sendBehind(Request.cmd(Command.ASKING), request).onComplete(reply);
          }
        });
    return reply.future();
  }

  @Override
  public List<HeldConnection> servers() {
    return List.of(this);
  }

  @Override
  public Future<Void> close() {
    closed = true;
    LiveConnection last = live;
    live = null;
    return last == null ? Future.succeededFuture() : last.close();
  }

  private void connect() {
    // inside a future, as the client throws on a malformed URL
    Future.succeededFuture()
        .compose(ignored -> dial.get())
        .onSuccess(this::up)
        .onFailure(this::retry);
  }

  private void up(LiveConnection fresh) {
    if (closed) {
      fresh.close();
      return;
    }
    fresh.onEnd(ignored -> lost(fresh));
    live = fresh;
    backoff.reset();
    watch(fresh);
    if (!opened.tryComplete(this)) {
      LOG.log(Level.INFO, "connected to Redis again");
      backListeners.forEach(Runnable::run);
    }
  }

  private void watch(LiveConnection watched) {
    // a timer at a time, not a periodic one: after a pause of the process that would fire in a row
    long interval = Math.max(1, options.replyTimeout().toMillis() / LiveConnection.CHECKS);
    vertx.setTimer(
        interval,
        ignored -> {
          if (live == watched) {
            if (!watched.isAnswering()) {
              LOG.log(Level.WARNING, "Redis has not answered for {0}", options.replyTimeout());
              watched.close();
            }
            watch(watched);
          }
        });
  }

  private void lost(LiveConnection gone) {
    if (live != gone) {
      return;
    }
    live = null;
    gone.close();
    LOG.log(Level.WARNING, "lost the connection to Redis");
    lostListeners.forEach(Runnable::run);
    connectAfter(backoff.next());
  }

  private void retry(Throwable cause) {
    boolean first = !opened.future().isComplete();
    if (first && (isRefusal(cause) || System.nanoTime() - giveUpAt > 0)) {
      closed = true;
      opened.fail(cause);
      return;
    }
    LOG.log(Level.DEBUG, "cannot connect to Redis: {0}", cause.getMessage());
    connectAfter(backoff.next());
  }

  private void connectAfter(long millis) {
    if (!closed) {
      vertx.setTimer(millis, ignored -> connect());
    }
  }

  /**
   * Whether trying again would not help: wrong credentials, a certificate that is not trusted, a
   * wrong database, a malformed URL.
   */
  static boolean isRefusal(Throwable cause) {
    if (cause instanceof SSLHandshakeException) {
      return true;
    }
    return ServerError.is(cause)
        ? !LiveConnection.isAway(cause)
        : !(cause instanceof IOException
            || cause instanceof TimeoutException
            || cause instanceof StoreUnavailableException);
  }
}
