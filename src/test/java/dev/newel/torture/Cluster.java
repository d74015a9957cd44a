package dev.newel.torture;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Some instances of Newel, and the Redis that they share with a replica beside it. */
final class Cluster implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final List<String> MUST_BE_EMPTY = List.of("{p*}o", "{p*}d", "{a:*}q", "{a:*}l");

  private final List<Instance> instances = new ArrayList<>();
  private final Proxy replication;
  private RedisServer primary;
  private RedisServer replica;

  private Cluster(RedisServer primary, RedisServer replica) throws IOException {
    this.primary = primary;
    this.replica = replica;
    this.replication = Proxy.to(primary.port());
  }

  /**
   * Starts all processes; they need not be ready yet. One cluster at a time: an executable that is
   * being written when another process is started cannot be run.
   *
   * @param program what the JVMs are told: the main class, after properties if it wants any
   * @param waitReplicas how many replicas must have what an instance acknowledges: 0 or 1
   * @param environment variables of the instances, besides what a cluster needs
   */
  static synchronized Cluster start(
      Path folder,
      int size,
      List<String> program,
      int waitReplicas,
      Map<String, String> environment)
      throws IOException {
    Cluster cluster =
        new Cluster(
            RedisServer.start(folder.resolve("redis-0")),
            RedisServer.start(folder.resolve("redis-1")));
    cluster.replica.follow(cluster.replication.port());
    for (int i = 0; i < size; i++) {
      Instance instance =
          new Instance(folder, i, cluster.primary.port(), program, waitReplicas, environment);
      cluster.instances.add(instance);
      instance.start();
    }
    return cluster;
  }

  Instance instance(int number) {
    return instances.get(number);
  }

  int size() {
    return instances.size();
  }

  List<URI> uris() {
    return instances.stream().map(Instance::uri).toList();
  }

  /** None may have ended by itself. */
  void awaitReady() {
    for (Instance instance : instances) {
      await()
          .atMost(PATIENCE)
          .failFast("instance " + instance.uri() + " has ended", () -> !instance.isRunning())
          .until(() -> Client.isReady(instance.uri()));
    }
  }

  /** Has the replica take over, as planned: nothing that was acknowledged is lost. */
  void failOver() throws IOException {
    awaitReplica();
    primary.handOver(replica.port());
    await().atMost(PATIENCE).until(() -> replica.says("role:master"));
    swap();
    replica.follow(replication.port());
  }

  /** From now on the replica gets nothing, and does not say what it has got. */
  void stallReplica() {
    awaitReplica();
    replication.swallow(true);
  }

  /**
   * Kills the primary, makes its replica the primary as it is, and gives that the killed one for a
   * replica. What it has not got is lost: nothing that was acknowledged, where the instances wait
   * for the replica.
   */
  void killPrimary() throws IOException {
    primary.kill();
    replication.cut();
    replication.swallow(false);
    replica.lead();
    swap();
    replica.startAgain(replication.port());
  }

  private void awaitReplica() {
    await().atMost(PATIENCE).until(() -> replica.says("master_link_status:up"));
  }

  private void swap() {
    RedisServer former = primary;
    primary = replica;
    replica = former;
    replication.leadTo(primary.port());
    instances.forEach(instance -> instance.proxy().leadTo(primary.port()));
  }

  /**
   * What is in an outbox, a set of deadlines, a queue or among the leased tasks. Not looked at are
   * by design: the instances that wait at a queue, answered calls, which are kept for 5 minutes,
   * the executions that have ended, and the leases of the sweeps.
   */
  List<String> leftovers() throws IOException {
    List<String> left = new ArrayList<>();
    for (String pattern : MUST_BE_EMPTY) {
      for (String key : primary.list("KEYS", pattern)) {
        primary.list("ZRANGE", key, "0", "-1").forEach(member -> left.add(key + " " + member));
      }
    }
    return left;
  }

  /** How many members a sorted set in Redis has. */
  long size(String key) throws IOException {
    return primary.size(key);
  }

  @Override
  public void close() throws IOException {
    for (Instance instance : instances) {
      instance.close();
    }
    replica.close();
    primary.close();
    replication.close();
  }
}
