package dev.newel.store.redis.client;

import static org.awaitility.Awaitility.await;

import dev.newel.testing.RedisNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Two servers of a test, one of them the other's replica, and three sentinels over them. */
public final class RedisSentinelNodes implements AutoCloseable {

  private static final String NAME = "main";
  private static final int SENTINELS = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final List<RedisNode> servers = new ArrayList<>();
  private final List<RedisNode> sentinels = new ArrayList<>();

  private RedisSentinelNodes() {}

  /** Starts them, and waits until a failover would succeed. */
  public static RedisSentinelNodes start(Path folder) throws IOException {
    RedisSentinelNodes nodes = new RedisSentinelNodes();
    RedisNode primary =
        RedisNode.start(folder.resolve("server-0"), List.of("repl-diskless-sync-delay 0"));
    nodes.servers.add(primary);
    nodes.servers.add(
        RedisNode.start(
            folder.resolve("server-1"),
            List.of("repl-diskless-sync-delay 0", "replicaof 127.0.0.1 " + primary.port())));
    nodes.awaitReplica();
    for (int i = 0; i < SENTINELS; i++) {
      nodes.sentinels.add(
          RedisNode.startSentinel(
              folder.resolve("sentinel-" + i),
              List.of(
                  "sentinel monitor %s 127.0.0.1 %d 2".formatted(NAME, primary.port()),
                  // long, as these servers may have to wait for a processor
                  "sentinel down-after-milliseconds %s 10000".formatted(NAME),
                  "sentinel failover-timeout %s 20000".formatted(NAME))));
    }
    nodes.awaitSentinels();
    return nodes;
  }

  /** Waits until all sentinels know each other and the replica. */
  private void awaitSentinels() {
    for (RedisNode sentinel : sentinels) {
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  sentinel
                      .tell("INFO", "sentinel")
                      .contains(
                          "status=ok,address=%s,slaves=1,sentinels=%d"
                              .formatted(primary().address(), SENTINELS)));
    }
  }

  /** Waits until the replica has all that the primary has. */
  public void awaitReplica() {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> offset(primary()).equals(offset(replica())) && isLinked());
  }

  private boolean isLinked() throws IOException {
    return replica().tell("INFO", "replication").contains("master_link_status:up");
  }

  private static String offset(RedisNode node) throws IOException {
    return node.tell("INFO", "replication")
        .lines()
        .filter(line -> line.startsWith("master_repl_offset:"))
        .findFirst()
        .orElseThrow();
  }

  /** As redis.url has it. */
  public String url() {
    return "redis+sentinel://"
        + sentinels.stream().map(RedisNode::address).collect(Collectors.joining(","))
        + "/"
        + NAME;
  }

  /** The server that the sentinels take for the primary. */
  public RedisNode primary() throws IOException {
    if (sentinels.isEmpty()) {
      return servers.get(0);
    }
    Object reply = sentinels.get(0).ask("SENTINEL", "GET-MASTER-ADDR-BY-NAME", NAME);
    String port = Objects.toString(((List<?>) Objects.requireNonNull(reply)).get(1));
    return servers.stream()
        .filter(server -> Integer.toString(server.port()).equals(port))
        .findFirst()
        .orElseThrow();
  }

  /** The other one. */
  public RedisNode replica() throws IOException {
    return servers.get(1 - servers.indexOf(primary()));
  }

  /** Lets the replica take over from a primary that is well. */
  public void failOver() throws IOException {
    RedisNode next = replica();
    sentinels.get(0).ask("SENTINEL", "FAILOVER", NAME);
    awaitPrimary(next);
  }

  /** Waits until a server has taken over. */
  public void awaitPrimary(RedisNode next) {
    await().atMost(PATIENCE).until(() -> primary() == next);
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> next.tell("INFO", "replication").contains("role:master"));
  }

  @Override
  public void close() {
    for (RedisNode sentinel : sentinels) {
      sentinel.close();
    }
    for (RedisNode server : servers) {
      server.close();
    }
  }
}
