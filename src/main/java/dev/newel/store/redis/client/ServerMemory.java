package dev.newel.store.redis.client;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.List;
import java.util.Map;

/**
 * Whether a Redis refuses what needs memory, as it does from its {@code maxmemory} on, or has no
 * room for another large commit, or none on its disk.
 */
public final class ServerMemory {

  /** A commit, and Redis's own buffer for it, which counts while it is read. */
  private static final long ROOM_BYTES = 2 << 20;

  private ServerMemory() {}

  /** Asks the server, or each primary of a Cluster; false where one does not tell. */
  public static Future<Boolean> isOut(RedisLink link) {
    List<Future<Boolean>> asked =
        link.shared().servers().stream().map(ServerMemory::isOut).toList();
    return Future.all(asked).map(all -> asked.stream().anyMatch(Future::result)).otherwise(false);
  }

  private static Future<Boolean> isOut(Commands server) {
    return ask(server, "memory")
        .map(ServerMemory::isOut)
        .compose(
            isOut ->
                isOut
                    ? Future.succeededFuture(true)
                    : ask(server, "persistence").map(ServerMemory::hasNoDisk));
  }

  private static Future<Map<String, String>> ask(Commands server, String section) {
    return server
        .send(Request.cmd(Command.INFO).arg(section))
        .map(info -> ServerChecks.parse(info.toString()));
  }

  /** Whether its append-only file cannot be written: then it takes no more that is to be. */
  static boolean hasNoDisk(Map<String, String> info) {
    return "err".equals(info.get("aof_last_write_status"));
  }

  /** Which part of the memory is taken, of the fullest server; 0 where none has a bound. */
  public static Future<Double> fill(RedisLink link) {
    List<Future<Double>> asked =
        link.shared().servers().stream()
            .map(server -> ask(server, "memory").map(ServerMemory::fill))
            .toList();
    return Future.all(asked).map(all -> asked.stream().mapToDouble(Future::result).max().orElse(0));
  }

  static boolean isOut(Map<String, String> info) {
    long most = number(info, "maxmemory");
    return most > 0 && used(info) > most - Math.min(ROOM_BYTES, most / 20);
  }

  static double fill(Map<String, String> info) {
    long most = number(info, "maxmemory");
    return most == 0 ? 0 : (double) used(info) / most;
  }

  /** Reckons as Redis does, which leaves out the buffers for its replicas and files. */
  private static long used(Map<String, String> info) {
    return number(info, "used_memory") - number(info, "mem_not_counted_for_evict");
  }

  private static long number(Map<String, String> info, String name) {
    return Long.parseLong(info.getOrDefault(name, "0"));
  }
}
