package dev.newel.store.redis;

import dev.newel.store.ClosedExecutions;
import dev.newel.store.redis.client.Commands;
import dev.newel.store.redis.client.Script;
import dev.newel.store.redis.key.Keys;
import dev.newel.store.redis.key.UnreadableEntries;
import io.vertx.core.Future;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Executions that have ended, in Redis. */
final class RedisClosedExecutions implements ClosedExecutions {

  private static final Script READ = Script.load("read_closed");
  private static final Script KEEP = Script.load("keep_closed");
  private static final Script REMOVE = Script.load("remove_closed");

  private final Commands redis;
  private final Keys keys;
  private final UnreadableEntries unreadable = new UnreadableEntries();

  RedisClosedExecutions(Commands redis, Keys keys) {
    this.redis = redis;
    this.keys = keys;
  }

  @Override
  public Future<List<Closed>> oldest(int number, Duration age, int most) {
    String partition = keys.partition(number);
    return redis
        .eval(READ, lists(partition), List.of(age.toMillis(), most))
        .map(response -> closed(partition, response));
  }

  /** What makes no sense was put off, and keeps nothing else. */
  private List<Closed> closed(String partition, Response response) {
    long time = response.get(0).toLong();
    List<Closed> closed = new ArrayList<>(response.size() - 1);
    for (int i = 1; i < response.size(); i++) {
      String entry = response.get(i).toString();
      Closed one = keys.closed(entry, time);
      if (one == null) {
        unreadable.note(partition, entry);
      } else {
        closed.add(one);
      }
    }
    return closed;
  }

  @Override
  public Future<Void> keep(int number, Map<Closed, Long> until) {
    List<Object> arguments = new ArrayList<>(2 * until.size());
    until.forEach(
        (closed, time) -> {
          arguments.add(time);
          arguments.add(closed.entry());
        });
    return redis.eval(KEEP, all(keys.partition(number)), arguments).mapEmpty();
  }

  @Override
  public Future<Void> remove(int number, List<Closed> closed) {
    List<String> entries = closed.stream().map(Closed::entry).toList();
    return redis.eval(REMOVE, all(keys.partition(number)), entries).mapEmpty();
  }

  private static List<String> all(String partition) {
    return List.of(Keys.ended(partition), Keys.putOff(partition), partition);
  }

  private static List<String> lists(String partition) {
    return List.of(Keys.ended(partition), Keys.putOff(partition));
  }
}
