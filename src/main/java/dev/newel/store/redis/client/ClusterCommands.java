package dev.newel.store.redis.client;

import dev.newel.store.StoreUnavailableException;
import dev.newel.store.redis.client.node.Address;
import dev.newel.store.redis.client.node.HashSlot;
import dev.newel.store.redis.client.node.NodesUrl;
import dev.newel.store.redis.client.node.Redirect;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of a Redis Cluster, each over a connection of its own on one event loop. A command goes
 * to the node that has the hash slot of its key, and from there to where that node sends it.
 */
final class ClusterCommands implements Commands {

  /** From a node to its successor, and on to one that takes the slot over; no more in a row. */
  private static final int REDIRECTS = 3;

  /** How long a command waits for the first connection to a node that it is sent on to. */
  private static final Duration FIRST_CONNECTION = Duration.ofSeconds(1);

  private final Vertx vertx;
  private final Context context;
  private final LinkOptions options;
  private final NodesUrl url;
  private final ClusterTopology topology;
  private final Map<Address, Future<HeldConnection>> nodes = new ConcurrentHashMap<>();
  private final List<Runnable> lostListeners = new CopyOnWriteArrayList<>();
  private final List<Runnable> backListeners = new CopyOnWriteArrayList<>();
  private volatile boolean closed;

  private ClusterCommands(
      Vertx vertx, LinkOptions options, NodesUrl url, ClusterTopology topology) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.options = options;
    this.url = url;
    this.topology = topology;
  }

  /**
   * Connects to all primaries, on the event loop of the caller.
   *
   * @return fails where one cannot be reached in the time given
   */
  static Future<ClusterCommands> open(
      Vertx vertx, LinkOptions options, NodesUrl url, ClusterTopology topology) {
    ClusterCommands commands = new ClusterCommands(vertx, options, url, topology);
    topology.onChange(commands::adjust);
    List<Future<HeldConnection>> primaries =
        topology.primaries().stream().map(commands::node).toList();
    return Future.all(primaries).map(commands).onFailure(cause -> commands.close());
  }

  @Override
  public Future<Response> send(Request request) {
    List<byte[]> keys = ServerError.keys(request);
    return keys.isEmpty() ? sendToAny(request) : send(keys.get(0), request);
  }

  private Future<Response> sendToAny(Request request) {
    for (Future<HeldConnection> node : nodes.values()) {
      if (node.succeeded() && node.result().isUp()) {
        return node.result().send(request);
      }
    }
    topology.suspect();
    return Future.failedFuture(
        new StoreUnavailableException("no node of the Redis Cluster is connected", null));
  }

  @Override
  public Future<Response> send(Object key, Request request) {
    int slot = HashSlot.of(key);
    Address address = topology.primaryOf(slot);
    if (address == null) {
      topology.suspect();
      return Future.failedFuture(
          new StoreUnavailableException("no node of the Redis Cluster has slot " + slot, null));
    }
    return follow(slot, request, new Redirect(address, true), REDIRECTS);
  }

  private Future<Response> follow(int slot, Request request, Redirect redirect, int left) {
    Future<HeldConnection> node = node(redirect.to());
    Future<Response> reply;
    if (node.succeeded()) {
      reply = send(node.result(), request, redirect);
    } else {
      reply =
          node.timeout(FIRST_CONNECTION)
              .recover(ClusterCommands::notConnected)
              .compose(connected -> send(connected, request, redirect));
    }
    return reply.recover(failure -> redirected(slot, request, redirect.to(), failure, left));
  }

  private static Future<Response> send(HeldConnection node, Request request, Redirect redirect) {
    return redirect.moved() ? node.send(request) : node.sendAsking(request);
  }

  private static Future<HeldConnection> notConnected(Throwable cause) {
    return Future.failedFuture(
        new StoreUnavailableException("a node of the Redis Cluster cannot be reached", cause));
  }

  private Future<Response> redirected(
      int slot, Request request, Address from, Throwable failure, int left) {
    Redirect redirect = ServerError.is(failure) ? Redirect.of(failure, from) : null;
    if (redirect == null) {
      if (failure instanceof StoreUnavailableException) {
        topology.suspect();
      }
      return Future.failedFuture(failure);
    }
    if (redirect.moved()) {
      topology.moved(slot, redirect.to());
    }
    return left == 0
        ? Future.failedFuture(
            new StoreUnavailableException("slot " + slot + " goes from node to node", failure))
        : follow(slot, request, redirect, left - 1);
  }

  private Future<HeldConnection> node(Address address) {
    Future<HeldConnection> known = nodes.get(address);
    return known == null ? nodes.computeIfAbsent(address, this::open) : known;
  }

  private Future<HeldConnection> open(Address address) {
    Promise<HeldConnection> opened = Promise.promise();
    LinkOptions own = options.at(url.dataUrl(address));
    context.runOnContext(
        ignored ->
            HeldConnection.open(
                    vertx,
                    own,
                    () -> LiveConnection.openNode(vertx, own).map(LiveConnection::withScripts))
                .onSuccess(this::listen)
                .onComplete(opened));
    return opened.future().onSuccess(this::keep).onFailure(cause -> nodes.remove(address));
  }

  private void listen(HeldConnection node) {
    node.onLost(
        () -> {
          topology.suspect();
          lostListeners.forEach(Runnable::run);
        });
    node.onBack(() -> backListeners.forEach(Runnable::run));
  }

  /** A node that is new to this instance has taken over what another had. */
  private void keep(HeldConnection node) {
    if (closed) {
      var unused = node.close();
    } else {
      backListeners.forEach(Runnable::run);
    }
  }

  /** Connects to nodes that have slots now, and leaves those that have none any more. */
  private void adjust() {
    if (closed) {
      return;
    }
    topology.primaries().forEach(this::node);
    List<Address> left =
        nodes.keySet().stream().filter(each -> !topology.primaries().contains(each)).toList();
    left.forEach(each -> leave(nodes.remove(each)));
  }

  /** What is in flight there is still answered, with a redirect for the most part. */
  private void leave(@Nullable Future<HeldConnection> node) {
    if (node != null) {
      vertx.setTimer(
          options.replyTimeout().toMillis(), timer -> node.onSuccess(HeldConnection::close));
    }
  }

  @Override
  public boolean countsListeners() {
    return false;
  }

  @Override
  public boolean isUp() {
    return servers().stream().anyMatch(HeldConnection::isUp);
  }

  @Override
  public void onLost(Runnable listener) {
    lostListeners.add(listener);
  }

  @Override
  public void onBack(Runnable listener) {
    backListeners.add(listener);
  }

  @Override
  public List<HeldConnection> servers() {
    return nodes.values().stream().filter(Future::succeeded).map(Future::result).toList();
  }

  @Override
  public Future<Void> close() {
    closed = true;
    return Future.join(servers().stream().map(HeldConnection::close).toList()).mapEmpty();
  }
}
