package dev.newel.store.redis.client;

import dev.newel.store.StoreUnavailableException;
import dev.newel.store.redis.client.node.Address;
import dev.newel.store.redis.client.node.NodesUrl;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A primary with replicas that sentinels watch over. Which server is the primary is asked for each
 * connection anew, and the server is asked too: a sentinel may not have heard yet.
 *
 * <p>Connections end by themselves when the primary is killed, hangs or becomes a replica. One that
 * is merely cut off from the others ends none, and goes on taking what will be lost: so a sentinel
 * is asked now and then whether there is another primary.
 *
 * @see <a href="https://redis.io/docs/latest/develop/reference/sentinel-clients/">Guidelines for
 *     Redis clients with support for Sentinel</a>
 */
final class SentinelServers implements RedisServers {

  private static final Logger LOG = System.getLogger(SentinelServers.class.getName());
  private static final long WATCH_MS = 1_000;

  private final Vertx vertx;
  private final LinkOptions options;
  private final NodesUrl url;
  private final List<Address> sentinels;
  private final Set<Connected> connected = ConcurrentHashMap.newKeySet();
  private volatile int first;
  private volatile boolean closed;

  private record Connected(Address address, LiveConnection connection) {}

  SentinelServers(Vertx vertx, LinkOptions options, NodesUrl url) {
    this.vertx = vertx;
    this.options = options;
    this.url = url;
    this.sentinels = url.addresses();
    lookLater();
  }

  @Override
  public Future<HeldConnection> connect() {
    return HeldConnection.open(vertx, options, () -> dial().map(LiveConnection::withScripts));
  }

  @Override
  public Future<LiveConnection> dial() {
    return findPrimary()
        .compose(
            address ->
                open(address).onSuccess(live -> connected.add(new Connected(address, live))));
  }

  private Future<LiveConnection> open(Address address) {
    return LiveConnection.open(vertx, options.at(url.dataUrl(address)))
        .compose(live -> requirePrimary(address, live));
  }

  private Future<LiveConnection> requirePrimary(Address address, LiveConnection live) {
    return live.send(Request.cmd(Command.ROLE))
        .timeout(options.replyTimeout())
        .compose(
            role ->
                role.get(0).toString().equals("master")
                    ? Future.succeededFuture(live)
                    : Future.<LiveConnection>failedFuture(
                        new StoreUnavailableException(address + " is not the primary yet", null)))
        .onFailure(refused -> live.close());
  }

  /** Asks one sentinel after the other, beginning with the one that answered last. */
  private Future<Address> findPrimary() {
    return ask(0, null);
  }

  private Future<Address> ask(int asked, @Nullable Throwable why) {
    if (asked == sentinels.size()) {
      return Future.failedFuture(
          why != null
              ? why
              : new IllegalStateException(
                  "no sentinel knows a primary with the name " + url.primaryName()));
    }
    int number = (first + asked) % sentinels.size();
    Future<@Nullable Address> answer = ask(sentinels.get(number));
    return answer.transform(
        (address, failure) -> {
          if (address == null) {
            return ask(asked + 1, failure == null ? why : failure);
          }
          first = number;
          return Future.succeededFuture(address);
        });
  }

  /** Null where the sentinel does not know the name. */
  private Future<@Nullable Address> ask(Address sentinel) {
    return LiveConnection.open(vertx, options.at(url.sentinelUrl(sentinel)))
        .compose(
            live ->
                live.send(
                        Request.cmd(Command.SENTINEL)
                            .arg("GET-MASTER-ADDR-BY-NAME")
                            .arg(url.primaryName()))
                    .timeout(options.replyTimeout())
                    .eventually(live::close))
        .map(SentinelServers::address);
  }

  private static @Nullable Address address(@Nullable Response reply) {
    return reply == null || reply.size() < 2
        ? null
        : new Address(reply.get(0).toString(), reply.get(1).toInteger());
  }

  /** A timer at a time: sentinels that hang are not asked again before they are given up. */
  private void lookLater() {
    vertx.setTimer(WATCH_MS, timer -> look());
  }

  private void look() {
    if (closed) {
      return;
    }
    connected.removeIf(each -> each.connection().isClosed());
    Future<?> looked =
        connected.isEmpty() ? Future.succeededFuture() : findPrimary().compose(this::follow);
    looked.onComplete(done -> lookLater());
  }

  /** Leaves other servers, but not before this one is known to have taken over. */
  private Future<Void> follow(Address primary) {
    if (connected.stream().allMatch(each -> each.address().equals(primary))) {
      return Future.succeededFuture();
    }
    return open(primary).onSuccess(found -> leaveOthers(primary)).compose(LiveConnection::close);
  }

  private void leaveOthers(Address primary) {
    LOG.log(Level.WARNING, "the primary of Redis is at {0} now", primary);
    connected.stream()
        .filter(each -> !each.address().equals(primary))
        .forEach(each -> each.connection().close());
  }

  @Override
  public void close() {
    closed = true;
  }
}
