package dev.newel.store.redis.client;

import dev.newel.store.redis.client.node.Address;
import dev.newel.store.redis.client.node.NodesUrl;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A Redis Cluster. Its nodes tell one another what is published, so it is enough to listen to one:
 * any that has slots, and so is in touch with the others.
 */
final class ClusterServers implements RedisServers {

  private final Vertx vertx;
  private final LinkOptions options;
  private final NodesUrl url;
  private final ClusterTopology topology;
  private final Map<Address, LiveConnection> listening = new ConcurrentHashMap<>();

  ClusterServers(Vertx vertx, LinkOptions options, NodesUrl url) {
    this.vertx = vertx;
    this.options = options;
    this.url = url;
    this.topology = new ClusterTopology(vertx, options, url);
    topology.onChange(this::leaveOthers);
  }

  @Override
  public Future<ClusterCommands> connect() {
    return topology.find().compose(found -> ClusterCommands.open(vertx, options, url, topology));
  }

  @Override
  public Future<LiveConnection> dial() {
    List<Address> primaries = List.copyOf(topology.primaries());
    Address any = primaries.get(ThreadLocalRandom.current().nextInt(primaries.size()));
    return LiveConnection.open(vertx, options.at(url.dataUrl(any)))
        .onSuccess(live -> listening.put(any, live));
  }

  /** A node that others have taken over from may be cut off from them, and hear nothing. */
  private void leaveOthers() {
    List<Address> left =
        listening.keySet().stream().filter(each -> !topology.primaries().contains(each)).toList();
    left.stream().map(listening::remove).filter(Objects::nonNull).forEach(LiveConnection::close);
  }

  @Override
  public void close() {
    topology.close();
  }
}
