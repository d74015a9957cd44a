package dev.newel.store.redis;

import dev.newel.store.OpenMapRuns;
import dev.newel.store.redis.client.Commands;
import dev.newel.store.redis.client.Script;
import dev.newel.store.redis.key.Keys;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The Map Runs that are open, in Redis. */
final class RedisOpenMapRuns implements OpenMapRuns {

  private static final Script OPEN = Script.load("open_map_run");
  private static final Script SETTLE = Script.load("settle_map_run");

  /** So long one that is counted is taken to be open. */
  private static final long SURE_MS = 10_000;

  /** So many are looked at when there is no room. */
  private static final int LOOKED_AT = 50;

  private final Commands redis;
  private final Keys keys;

  RedisOpenMapRuns(Commands redis, Keys keys) {
    this.redis = redis;
    this.keys = keys;
  }

  private String key(Opening opening) {
    return keys.openMapRuns(opening.run().home());
  }

  @Override
  public Future<Answer> open(Opening opening, int most) {
    return redis
        .eval(
            OPEN,
            List.of(key(opening)),
            List.of(keys.openMapRun(opening), most, SURE_MS, LOOKED_AT))
        .map(this::answer);
  }

  private Answer answer(@Nullable Response unsure) {
    if (unsure == null) {
      return new Answer(true, List.of());
    }
    List<Counted> counted = new ArrayList<>(unsure.size() / 2);
    for (int i = 0; i < unsure.size(); i += 2) {
      counted.add(
          new Counted(keys.openMapRun(unsure.get(i).toString()), unsure.get(i + 1).toLong()));
    }
    return new Answer(false, counted);
  }

  @Override
  public Future<Void> close(Opening opening) {
    return redis
        .send(Request.cmd(Command.ZREM).arg(key(opening)).arg(keys.openMapRun(opening)))
        .mapEmpty();
  }

  @Override
  public Future<Void> settle(Counted unsure, boolean isOpen) {
    String member = keys.openMapRun(unsure.opening());
    return redis
        .eval(
            SETTLE, List.of(key(unsure.opening())), List.of(member, unsure.time(), isOpen ? 1 : 0))
        .mapEmpty();
  }
}
