package dev.newel.store.redis.client;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether a Redis is fit to hold executions: new enough, and not one that throws data away. INFO
 * tells nearly all of it; CONFIG, which managed services forbid, is only asked for what INFO leaves
 * out.
 */
public final class ServerChecks {

  private static final int OLDEST_MAJOR = 7;
  private static final String NO_EVICTION = "noeviction";

  /** A server that cannot be used, and what to do about it. */
  public static final class UnfitServerException extends RuntimeException {
    UnfitServerException(String message) {
      super(message);
    }
  }

  /**
   * What was found.
   *
   * @param version of the server, such as 7.2.4
   * @param warnings for whoever runs Newel
   */
  public record Findings(String version, List<String> warnings) {}

  private ServerChecks() {}

  /**
   * Checks the server, or each primary of a Cluster.
   *
   * @return fails with {@link UnfitServerException} if it cannot be used
   */
  public static Future<Findings> check(RedisLink link) {
    List<Future<Findings>> checks =
        link.shared().servers().stream().map(ServerChecks::check).toList();
    return Future.all(checks).map(all -> merge(checks.stream().map(Future::result).toList()));
  }

  private static Future<Findings> check(Commands server) {
    Future<String> info = server.send(Request.cmd(Command.INFO)).map(Object::toString);
    Future<@Nullable String> save =
        server
            .send(Request.cmd(Command.CONFIG).arg("GET").arg("save"))
            .map(reply -> reply.containsKey("save") ? reply.get("save").toString() : null)
            .otherwise((String) null);
    return Future.all(info, save).map(both -> judge(parse(info.result()), save.result()));
  }

  /** Servers of one version, as a rule: each thing is said once. */
  static Findings merge(List<Findings> findings) {
    String versions =
        findings.stream().map(Findings::version).distinct().collect(Collectors.joining(", "));
    return new Findings(
        versions, findings.stream().flatMap(each -> each.warnings().stream()).distinct().toList());
  }

  /**
   * Judges what a server says of itself.
   *
   * @param save the snapshot schedule; null when the server does not tell
   */
  static Findings judge(Map<String, String> info, @Nullable String save) {
    String version = info.getOrDefault("redis_version", "unknown");
    refuseOld(version);
    refuseEviction(info);
    List<String> warnings = new ArrayList<>();
    boolean appends = info.getOrDefault("aof_enabled", "0").equals("1");
    if (!appends && save == null) {
      warnings.add(
          "This Redis does not tell whether it takes snapshots, and keeps no append-only file: make"
              + " sure that it persists its data, or executions are lost when it restarts.");
    } else if (!appends && save != null && save.isBlank()) {
      warnings.add(
          "This Redis persists nothing: all executions are lost when it restarts. Set 'appendonly"
              + " yes'.");
    }
    return new Findings(version, List.copyOf(warnings));
  }

  /** The lines of INFO by their names. */
  static Map<String, String> parse(String info) {
    Map<String, String> fields = new HashMap<>();
    info.lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(
            line -> {
              int colon = line.indexOf(':');
              if (colon > 0) {
                fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
              }
            });
    return fields;
  }

  private static void refuseOld(String version) {
    int dot = version.indexOf('.');
    String major = dot < 0 ? version : version.substring(0, dot);
    if (!major.matches("\\d{1,9}") || Integer.parseInt(major) < OLDEST_MAJOR) {
      throw new UnfitServerException(
          "Newel needs Redis 7.0 or later, and this one is version %s.".formatted(version));
    }
  }

  private static void refuseEviction(Map<String, String> info) {
    String policy = info.getOrDefault("maxmemory_policy", NO_EVICTION);
    if (!policy.equals(NO_EVICTION)) {
      throw new UnfitServerException(
          "This Redis may throw data away (maxmemory-policy %s), open executions included. Set"
                  .formatted(policy)
              + " 'maxmemory-policy noeviction'.");
    }
  }
}
