package dev.newel.torture;

import dev.newel.testing.RedisNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** A Redis that leads, or follows another. */
final class RedisServer implements AutoCloseable {

  private final RedisNode node;

  private RedisServer(RedisNode node) {
    this.node = node;
  }

  static RedisServer start(Path folder) throws IOException {
    // a replica that comes is served at once, not after the 5 s in which others may come
    return new RedisServer(RedisNode.start(folder, List.of("repl-diskless-sync-delay 0")));
  }

  int port() {
    return node.port();
  }

  /** Follows the server that is behind a port. */
  void follow(int primaryPort) throws IOException {
    node.ask("REPLICAOF", "127.0.0.1", Integer.toString(primaryPort));
  }

  void lead() throws IOException {
    node.ask("REPLICAOF", "NO", "ONE");
  }

  /** Hands the lead to the replica that is behind a port, when that has everything. */
  void handOver(int replicaPort) throws IOException {
    node.ask("FAILOVER", "TO", "127.0.0.1", Integer.toString(replicaPort));
  }

  /** Ends the process as a crash does. The port is closed until it is started again. */
  void kill() {
    node.kill();
  }

  /**
   * Has a server that was killed come back as a replica, with what its file still has: nobody sees
   * that before it follows another.
   */
  void startAgain(int primaryPort) throws IOException {
    node.startAsReplicaOf(primaryPort);
  }

  /** Whether the server has this in the replication section of its INFO. */
  boolean says(String line) throws IOException {
    return node.tell("INFO", "replication").lines().anyMatch(line::equals);
  }

  /** Runs a command that answers with a list of strings. */
  List<String> list(String... command) throws IOException {
    return node.list(command);
  }

  /** How many members a sorted set has. */
  long size(String key) throws IOException {
    return (Long) Objects.requireNonNull(node.ask("ZCARD", key));
  }

  @Override
  public void close() {
    node.close();
  }
}
