package dev.newel.store.redis.catalog;

import dev.newel.aws.Name;
import dev.newel.store.Releases;
import dev.newel.store.redis.client.Commands;
import dev.newel.store.redis.client.Script;
import dev.newel.store.redis.codec.ReleaseCodec;
import dev.newel.store.redis.key.Keys;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Versions and aliases in Redis, a hash of either for each machine. That of the versions has the
 * last number that was given too, and the number of each revision that has one: such a revision is
 * none of those that are replaced.
 */
final class RedisReleases implements Releases {

  private static final Script READ = Script.load("read_releases");
  private static final Script PUBLISH = Script.load("publish_version");
  private static final Script DELETE_VERSION = Script.load("delete_version");
  private static final Script WRITE_ALIAS = Script.load("write_alias");

  private final Commands redis;
  private final Keys keys;
  private final Function<Name, Future<Response>> lookSoon;
  private final Function<Name, Future<Void>> changed;

  /**
   * @param lookSoon has somebody look after the replaced revisions of a machine
   * @param changed tells all instances to forget what they remember of a machine
   */
  RedisReleases(
      Commands redis,
      Keys keys,
      Function<Name, Future<Response>> lookSoon,
      Function<Name, Future<Void>> changed) {
    this.redis = redis;
    this.keys = keys;
    this.lookSoon = lookSoon;
    this.changed = changed;
  }

  @Override
  public Future<Published> of(Name machine) {
    return redis
        .eval(READ, List.of(keys.versions(machine), keys.aliases(machine)), List.of())
        .map(found -> new Published(versions(found.get(0)), aliases(found.get(1))));
  }

  private static Map<Integer, Version> versions(Response fields) {
    Map<Integer, Version> versions = new HashMap<>();
    for (int i = 0; i < fields.size(); i += 2) {
      String field = fields.get(i).toString();
      if (Character.isDigit(field.charAt(0))) {
        int number = Integer.parseInt(field);
        versions.put(number, ReleaseCodec.version(number, fields.get(i + 1).toString()));
      }
    }
    return Map.copyOf(versions);
  }

  private static Map<String, Alias> aliases(Response fields) {
    Map<String, Alias> aliases = new HashMap<>();
    for (int i = 0; i < fields.size(); i += 2) {
      String name = fields.get(i).toString();
      aliases.put(name, ReleaseCodec.alias(name, fields.get(i + 1).toString()));
    }
    return Map.copyOf(aliases);
  }

  @Override
  public Future<PublishResult> publish(
      Name machine, String revision, @Nullable String description, long time) {
    String version = ReleaseCodec.encode(new Version(0, revision, time, description));
    return redis
        .eval(
            PUBLISH,
            List.of(
                keys.machine(machine), keys.versions(machine), keys.revision(machine, revision)),
            List.of(revision, version, MOST_VERSIONS))
        .compose(reply -> changed.apply(machine).map(result(reply)));
  }

  private static PublishResult result(Response reply) {
    if (reply.size() == 0) {
      return new PublishResult.Outdated();
    }
    int number = reply.get(0).toInteger();
    return number == 0
        ? new PublishResult.TooMany()
        : new PublishResult.Done(ReleaseCodec.version(number, reply.get(1).toString()));
  }

  @Override
  public Future<List<String>> deleteVersion(Name machine, Version version) {
    List<String> used =
        List.of(
            keys.machine(machine),
            keys.versions(machine),
            keys.aliases(machine),
            keys.replaced(machine));
    return lookSoon
        .apply(machine)
        .compose(
            listed ->
                redis.eval(DELETE_VERSION, used, List.of(version.number(), version.revision())))
        .map(aliases -> aliases.stream().map(Response::toString).sorted().toList())
        .compose(aliases -> changed.apply(machine).map(aliases));
  }

  @Override
  public Future<AliasResult> writeAlias(Name machine, @Nullable Alias before, Alias alias) {
    List<Object> arguments = new ArrayList<>();
    arguments.add(alias.name());
    arguments.add(before == null ? "" : ReleaseCodec.encode(before));
    arguments.add(ReleaseCodec.encode(alias));
    arguments.add(MOST_ALIASES);
    alias.routes().forEach(route -> arguments.add(route.version()));
    return redis
        .eval(WRITE_ALIAS, List.of(keys.versions(machine), keys.aliases(machine)), arguments)
        .compose(reply -> changed.apply(machine).map(aliasResult(reply.toString())));
  }

  private static AliasResult aliasResult(String reply) {
    return switch (reply) {
      case "w" -> AliasResult.WRITTEN;
      case "c" -> AliasResult.CHANGED;
      case "v" -> AliasResult.NO_VERSION;
      case "m" -> AliasResult.TOO_MANY;
      default -> throw new IllegalStateException("no result of writing an alias: " + reply);
    };
  }

  @Override
  public Future<Void> deleteAlias(Name machine, String alias) {
    return redis
        .send(Request.cmd(Command.HDEL).arg(keys.aliases(machine)).arg(alias))
        .compose(gone -> changed.apply(machine));
  }
}
