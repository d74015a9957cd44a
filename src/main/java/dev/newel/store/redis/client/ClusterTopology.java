package dev.newel.store.redis.client;

import dev.newel.store.StoreUnavailableException;
import dev.newel.store.redis.client.node.Address;
import dev.newel.store.redis.client.node.HashSlot;
import dev.newel.store.redis.client.node.NodesUrl;
import dev.newel.store.redis.client.node.SlotMap;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Which node of a Cluster has which hash slot, as far as this instance has heard. It is asked for
 * at the start and when something hints that it is out of date: a redirect, a lost connection, a
 * node that says the Cluster is down.
 */
final class ClusterTopology {

  private static final Logger LOG = System.getLogger(ClusterTopology.class.getName());

  /** Hints that come in a row are looked into together. */
  private static final long LOOK_AFTER_MS = 100;

  /** A node that hangs must not keep the others from being asked. */
  private static final Duration ANSWER = Duration.ofSeconds(2);

  private final Vertx vertx;
  private final LinkOptions options;
  private final NodesUrl url;
  private final AtomicReferenceArray<@Nullable Address> bySlot =
      new AtomicReferenceArray<>(HashSlot.COUNT);
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final AtomicBoolean looking = new AtomicBoolean();
  private volatile Set<Address> primaries = Set.of();
  private volatile List<Address> known;
  private volatile boolean closed;

  ClusterTopology(Vertx vertx, LinkOptions options, NodesUrl url) {
    this.vertx = vertx;
    this.options = options;
    this.url = url;
    this.known = url.addresses();
  }

  /** The nodes that have slots. */
  Set<Address> primaries() {
    return primaries;
  }

  /** Null where no node has it. */
  @Nullable Address primaryOf(int slot) {
    return bySlot.get(slot);
  }

  /** Calls back each time other nodes than before have slots. */
  void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** A node has said that another has a slot. */
  void moved(int slot, Address to) {
    bySlot.set(slot, to);
    suspect();
  }

  /** Something hints that the map is out of date: it is asked for soon. */
  void suspect() {
    if (!closed && looking.compareAndSet(false, true)) {
      vertx.setTimer(LOOK_AFTER_MS, timer -> look());
    }
  }

  private void look() {
    refresh()
        .onComplete(
            looked -> {
              looking.set(false);
              if (looked.failed()) {
                LOG.log(Level.DEBUG, "no map of the Cluster: {0}", looked.cause().getMessage());
                suspect();
              }
            });
  }

  /**
   * Waits for the first map.
   *
   * @return fails when the nodes refuse the credentials or are no Cluster, or when none has a map
   *     in the time given
   */
  Future<Void> find() {
    if (!primaries.isEmpty()) {
      return Future.succeededFuture();
    }
    Promise<Void> found = Promise.promise();
    find(System.nanoTime() + options.patience().toNanos(), found);
    return found.future();
  }

  private void find(long giveUpAt, Promise<Void> found) {
    refresh()
        .onSuccess(found::complete)
        .onFailure(
            cause -> {
              if (HeldConnection.isRefusal(cause) || System.nanoTime() - giveUpAt > 0) {
                found.fail(cause);
              } else {
                vertx.setTimer(LOOK_AFTER_MS, timer -> find(giveUpAt, found));
              }
            });
  }

  /**
   * Asks one node after the other, each time beginning with another one, until one has a map and is
   * in touch with the majority.
   *
   * @return fails as the last one did if none has
   */
  private Future<Void> refresh() {
    List<Address> nodes = known;
    Promise<Void> found = Promise.promise();
    ask(nodes, 0, found);
    return found.future();
  }

  private void ask(List<Address> nodes, int number, Promise<Void> found) {
    Address node = nodes.get(number);
    map(node)
        .onSuccess(
            map -> {
              adopt(map, node);
              found.complete();
            })
        .onFailure(
            cause -> {
              if (number + 1 == nodes.size()) {
                found.fail(cause);
              } else {
                ask(nodes, number + 1, found);
              }
            });
  }

  private Future<SlotMap> map(Address node) {
    return LiveConnection.open(vertx, options.at(url.dataUrl(node)))
        .compose(live -> map(live, node).timeout(ANSWER).eventually(live::close))
        .timeout(ANSWER);
  }

  private static Future<SlotMap> map(LiveConnection live, Address node) {
    Future<String> state =
        live.send(Request.cmd(Command.CLUSTER).arg("INFO")).map(Object::toString);
    Future<SlotMap> map =
        live.send(Request.cmd(Command.CLUSTER).arg("SLOTS"))
            .map(reply -> SlotMap.parse(reply, node));
    return Future.all(state, map)
        .compose(
            both ->
                state.result().contains("cluster_state:ok")
                    ? map
                    : Future.failedFuture(
                        new StoreUnavailableException(
                            "the Redis Cluster is down, says its node " + node, null)));
  }

  private void adopt(SlotMap map, Address source) {
    map.ranges().forEach(this::set);
    remember(map, source);
    Set<Address> before = primaries;
    primaries = map.primaries();
    if (!before.equals(primaries)) {
      LOG.log(Level.INFO, "the Redis Cluster has the primaries {0}", primaries);
      listeners.forEach(Runnable::run);
    }
  }

  private void set(SlotMap.Range range) {
    for (int slot = range.first(); slot <= range.last(); slot++) {
      bySlot.set(slot, range.primary());
    }
  }

  /** The nodes to ask the next time: this one last, lest it is the only one to think so. */
  private void remember(SlotMap map, Address source) {
    Set<Address> nodes = new LinkedHashSet<>(map.primaries());
    nodes.addAll(map.replicas());
    nodes.addAll(url.addresses());
    nodes.remove(source);
    List<Address> ordered = new ArrayList<>(nodes);
    ordered.add(source);
    known = ordered;
  }

  void close() {
    closed = true;
  }
}
