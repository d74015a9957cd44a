package dev.newel.store.redis.client;

import dev.newel.store.StoreFullException;
import dev.newel.store.StoreUnavailableException;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;

/**
 * One connection from its opening to its end. It has a client of its own, as only closing the
 * client closes the socket: closing a connection merely gives it back to the client's pool.
 */
final class LiveConnection {

  private static final Logger LOG = System.getLogger(LiveConnection.class.getName());

  /** Looks at the connection in the span of one reply timeout. */
  static final int CHECKS = 5;

  private static final int MAX_IN_FLIGHT = 1 << 15;
  private static final int MAX_ARRAY_DEPTH = 32;

  /** Error codes of a server that is there but cannot do its work now. */
  private static final Set<String> AWAY =
      Set.of(
          "CONNECTION_CLOSED",
          "LOADING",
          "READONLY",
          "MASTERDOWN",
          "CLUSTERDOWN",
          "TRYAGAIN",
          "BUSY",
          "MISCONF",
          "NOREPLICAS",
          "OOM",
          // in a Cluster, of a key that is being moved or of one without a server
          "Script attempted to");

  private final Redis client;
  private final RedisConnection connection;
  private final Pipeline pipeline;
  private final ReplyWatch replies = new ReplyWatch(CHECKS);
  private volatile boolean closed;

  private LiveConnection(Vertx vertx, Redis client, RedisConnection connection, ReplicaWait wait) {
    this.client = client;
    this.connection = connection;
    this.pipeline = new Pipeline(vertx, connection, wait);
    // else Vert.x logs an end that comes before onEnd; whoever waits for a reply hears of it
    connection.exceptionHandler(cause -> {});
  }

  /** Connects on the event loop of the caller, and makes sure that the server is ready to work. */
  static Future<LiveConnection> open(Vertx vertx, LinkOptions options) {
    return open(vertx, options, ReplicaWait.of(options));
  }

  /** The same, to a node of a Cluster. */
  static Future<LiveConnection> openNode(Vertx vertx, LinkOptions options) {
    return open(vertx, options, ReplicaWait.inCluster(options));
  }

  private static Future<LiveConnection> open(Vertx vertx, LinkOptions options, ReplicaWait wait) {
    Redis client = Redis.createClient(vertx, clientOptions(options));
    return client
        .connect()
        .map(connection -> new LiveConnection(vertx, client, connection, wait))
        .compose(live -> live.send(Request.cmd(Command.PING)).map(live))
        .timeout(options.replyTimeout())
        .onFailure(cause -> client.close());
  }

  private static RedisOptions clientOptions(LinkOptions options) {
    NetClientOptions net =
        new NetClientOptions()
            .setConnectTimeout(Math.toIntExact(options.replyTimeout().toMillis()))
            .setHostnameVerificationAlgorithm("HTTPS");
    if (options.caFile() != null) {
      net.setTrustOptions(new PemTrustOptions().addCertPath(options.caFile().toString()));
    }
    return new RedisOptions()
        .setConnectionString(options.url())
        .setNetClientOptions(net)
        .setMaxPoolSize(1)
        .setPoolCleanerInterval(-1)
        .setMaxNestedArrays(MAX_ARRAY_DEPTH)
        .setMaxWaitingHandlers(MAX_IN_FLIGHT);
  }

  /**
   * Calls back when the connection has ended, whoever ended it. After a failed write the client
   * tells of the failure alone, and never of the end.
   */
  void onEnd(Handler<Void> handler) {
    connection.endHandler(handler);
    connection.exceptionHandler(
        cause -> {
          close();
          handler.handle(null);
        });
  }

  /**
   * Where pushes go. The client lets a push take the place of a reply that is awaited, and hands
   * the reply over here when it comes: so it counts as an answer, and nothing but the periodic PING
   * may be sent on a connection that has subscriptions.
   */
  void onPush(Handler<Response> handler) {
    connection.handler(
        response -> {
          if (response.type() == ResponseType.PUSH) {
            handler.handle(response);
          } else {
            replies.answered();
          }
        });
  }

  /**
   * Has the server know all scripts before what is sent from now on. Where it refuses that, it is
   * told of each when it is first needed.
   */
  LiveConnection withScripts() {
    connection
        .batch(Scripts.LOADS)
        .onFailure(why -> LOG.log(Level.DEBUG, "scripts are not loaded: {0}", why.getMessage()));
    return this;
  }

  Future<Response> send(Request request) {
    replies.sent();
    return answered(pipeline.send(request));
  }

  /** Sends two commands one right behind the other, on the event loop of this connection. */
  Future<Response> sendBehind(Request first, Request request) {
    replies.sent();
    return answered(pipeline.sendBehind(first, request));
  }

  private Future<Response> answered(Future<Response> reply) {
    Promise<Response> promise = Promise.promise();
    reply.onComplete(
        (response, failure) -> {
          replies.answered();
          if (failure == null) {
            promise.complete(response);
          } else {
            promise.fail(translate(failure));
          }
        });
    return promise.future();
  }

  /**
   * Looks whether commands are being answered; called {@link #CHECKS} times per reply timeout.
   *
   * @return false if a command that was sent a reply timeout ago is still unanswered, and so are
   *     all others since
   */
  boolean isAnswering() {
    boolean isAnswering = replies.isAnswering();
    if (isAnswering && replies.isIdle()) {
      // the other end of an idle connection can be gone without a word: asking finds out
      var unused = send(Request.cmd(Command.PING));
    }
    return isAnswering;
  }

  Future<Void> close() {
    closed = true;
    return client.close();
  }

  /** Whether this end has closed it, which is done too when the other has. */
  boolean isClosed() {
    return closed;
  }

  private Throwable translate(Throwable failure) {
    if (!ServerError.is(failure)) {
      return new StoreUnavailableException("no reply from Redis: " + failure.getMessage(), failure);
    }
    if (ServerError.is(failure, "READONLY")) {
      // the primary has become a replica: only a new connection finds the one that took over
      close();
    }
    boolean hasNoDisk = ServerError.is(failure, "MISCONF");
    if (hasNoDisk || ServerError.is(failure, "OOM")) {
      return new StoreFullException("Redis is full: " + failure.getMessage(), failure, hasNoDisk);
    }
    return isAway(failure)
        ? new StoreUnavailableException("Redis is not available: " + failure.getMessage(), failure)
        : failure;
  }

  /** Whether an error says that the server cannot do its work now, rather than that it will not. */
  static boolean isAway(Throwable error) {
    return AWAY.stream().anyMatch(code -> ServerError.is(error, code));
  }
}
