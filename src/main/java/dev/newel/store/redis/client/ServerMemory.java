package dev.newel.store.redis.client;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.List;
import java.util.Map;

/**
 * Whether a Redis refuses what needs memory, as it does from its {@code maxmemory} on, or has no
 * room for another large commit.
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
    return server
        .send(Request.cmd(Command.INFO).arg("memory"))
        .map(info -> isOut(ServerChecks.parse(info.toString())));
  }

  /** Reckons as Redis does, which leaves out the buffers for its replicas and files. */
  static boolean isOut(Map<String, String> info) {
    long most = number(info, "maxmemory");
    return most > 0
        && number(info, "used_memory") - number(info, "mem_not_counted_for_evict")
            > most - Math.min(ROOM_BYTES, most / 20);
  }

  private static long number(Map<String, String> info, String name) {
    return Long.parseLong(info.getOrDefault(name, "0"));
  }
}
