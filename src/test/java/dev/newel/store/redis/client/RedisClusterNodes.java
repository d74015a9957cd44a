package dev.newel.store.redis.client;

import static org.awaitility.Awaitility.await;

import dev.newel.store.redis.client.node.HashSlot;
import dev.newel.testing.FreePort;
import dev.newel.testing.RedisNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionTimeoutException;

/** A Redis Cluster of a test: three primaries, and a replica of the first one. */
public final class RedisClusterNodes implements AutoCloseable {

  private static final int PRIMARIES = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final List<RedisNode> nodes = new ArrayList<>();

  private RedisClusterNodes() {}

  /** Starts the nodes and joins them; each primary has a third of the slots. */
  public static RedisClusterNodes start(Path folder) throws IOException {
    RedisClusterNodes cluster = new RedisClusterNodes();
    for (int i = 0; i <= PRIMARIES; i++) {
      cluster.nodes.add(
          RedisNode.start(
              folder.resolve("node-" + i),
              List.of(
                  "cluster-enabled yes",
                  // long, as these nodes may have to wait for a processor
                  "cluster-node-timeout 15000",
                  "cluster-port " + FreePort.next(),
                  "repl-diskless-sync-delay 0")));
    }
    cluster.join();
    return cluster;
  }

  private void join() throws IOException {
    int share = HashSlot.COUNT / PRIMARIES;
    for (int i = 0; i <= PRIMARIES; i++) {
      RedisNode node = nodes.get(i);
      node.ask("CLUSTER", "SET-CONFIG-EPOCH", Integer.toString(i + 1));
      if (i < PRIMARIES) {
        int last = i == PRIMARIES - 1 ? HashSlot.COUNT - 1 : (i + 1) * share - 1;
        node.ask("CLUSTER", "ADDSLOTSRANGE", Integer.toString(i * share), Integer.toString(last));
      }
      if (i > 0) {
        node.ask("CLUSTER", "MEET", "127.0.0.1", port(0), busPort(0));
      }
    }
    await().atMost(PATIENCE).until(() -> knownTo(replica()) == PRIMARIES + 1);
    replica().ask("CLUSTER", "REPLICATE", id(node(0)));
    awaitHealth();
    await().atMost(PATIENCE).until(() -> hasInfo(replica(), "master_link_status:up"));
  }

  private long knownTo(RedisNode node) throws IOException {
    return node.tell("CLUSTER", "NODES")
        .lines()
        .filter(line -> !line.contains("handshake"))
        .count();
  }

  private String port(int number) {
    return Integer.toString(node(number).port());
  }

  private String busPort(int number) throws IOException {
    String self = self(node(number));
    String address = self.split(" ", -1)[1];
    return address.substring(address.indexOf('@') + 1).split(",", -1)[0];
  }

  private static String self(RedisNode node) throws IOException {
    return node.tell("CLUSTER", "NODES")
        .lines()
        .filter(line -> line.contains("myself"))
        .findFirst()
        .orElseThrow();
  }

  private static boolean hasInfo(RedisNode node, String line) throws IOException {
    return node.tell("INFO", "replication").contains(line);
  }

  /** Waits until all nodes that run say that all is well. */
  public void awaitHealth() {
    for (RedisNode node : nodes) {
      await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .until(() -> node.tell("CLUSTER", "INFO").contains("cluster_state:ok"));
    }
  }

  /** As redis.url has it. */
  public String url() {
    return "redis+cluster://"
        + IntStream.range(0, PRIMARIES)
            .mapToObj(i -> node(i).address())
            .collect(Collectors.joining(","));
  }

  public RedisNode node(int number) {
    return nodes.get(number);
  }

  /** The replica of the first node, until they change places. */
  public RedisNode replica() {
    return nodes.get(PRIMARIES);
  }

  static String id(RedisNode node) throws IOException {
    return node.tell("CLUSTER", "MYID");
  }

  /**
   * Lets the replica take its primary's place, after it has all that the primary has. Redis gives
   * that up after 5 s, as when the others do not agree yet about slots that were just moved.
   */
  public void promoteReplica() {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> {
              if (hasInfo(replica(), "role:master")) {
                return true;
              }
              replica().ask("CLUSTER", "FAILOVER");
              return isPromotedWithin(Duration.ofSeconds(6));
            });
  }

  private boolean isPromotedWithin(Duration time) {
    try {
      await().atMost(time).until(() -> hasInfo(replica(), "role:master"));
      return true;
    } catch (ConditionTimeoutException notYet) {
      return false;
    }
  }

  /** Waits until the replica is a primary, and all know it. */
  public void awaitPromotion() {
    await().atMost(PATIENCE).until(() -> hasInfo(replica(), "role:master"));
  }

  /** Begins to move a slot: from now on its keys may be at either node. */
  public void beginMove(int slot, RedisNode from, RedisNode to) throws IOException {
    String number = Integer.toString(slot);
    to.ask("CLUSTER", "SETSLOT", number, "IMPORTING", id(from));
    from.ask("CLUSTER", "SETSLOT", number, "MIGRATING", id(to));
  }

  /** Moves the keys of a slot. */
  public void moveKeys(int slot, RedisNode from, RedisNode to) throws IOException {
    while (true) {
      Object found = from.ask("CLUSTER", "GETKEYSINSLOT", Integer.toString(slot), "20");
      List<?> keys = (List<?>) Objects.requireNonNull(found);
      if (keys.isEmpty()) {
        return;
      }
      List<String> command =
          new ArrayList<>(
              List.of(
                  "MIGRATE", "127.0.0.1", Integer.toString(to.port()), "", "0", "30000", "KEYS"));
      keys.forEach(key -> command.add(Objects.toString(key)));
      from.ask(command.toArray(String[]::new));
    }
  }

  /** Gives a slot to the node that has its keys now. */
  public void endMove(int slot, RedisNode from, RedisNode to) throws IOException {
    for (RedisNode node : List.of(to, from)) {
      node.ask("CLUSTER", "SETSLOT", Integer.toString(slot), "NODE", id(to));
    }
  }

  /** Moves a slot with all its keys. */
  public void move(int slot, RedisNode from, RedisNode to) throws IOException {
    beginMove(slot, from, to);
    moveKeys(slot, from, to);
    endMove(slot, from, to);
  }

  /** The node that has a slot, as the second one sees it. */
  public RedisNode owner(int slot) throws IOException {
    Object reply = Objects.requireNonNull(node(1).ask("CLUSTER", "SLOTS"));
    for (Object each : (List<?>) reply) {
      List<?> range = (List<?>) each;
      long first = (Long) range.get(0);
      long last = (Long) range.get(1);
      if (first <= slot && slot <= last) {
        long port = (Long) ((List<?>) range.get(2)).get(1);
        return nodes.stream().filter(node -> node.port() == port).findFirst().orElseThrow();
      }
    }
    throw new IllegalStateException("no node has slot " + slot);
  }

  /** The slot of a key. */
  public static int slot(String key) {
    return HashSlot.of(key);
  }

  @Override
  public void close() {
    for (RedisNode node : nodes) {
      node.close();
    }
  }
}
