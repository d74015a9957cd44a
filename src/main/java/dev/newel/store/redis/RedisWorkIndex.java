package dev.newel.store.redis;

import dev.newel.aws.Name;
import dev.newel.store.WorkIndex;
import dev.newel.store.redis.client.Commands;
import dev.newel.store.redis.client.Script;
import dev.newel.store.redis.key.Keys;
import io.vertx.core.Future;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The tasks that workers have, in Redis. */
final class RedisWorkIndex implements WorkIndex {

  private static final Script NOTE = Script.load("note_work");
  private static final Script READ = Script.load("read_work");

  /** Behind a task that nothing ends but its worker. */
  private static final String ENDLESS = " !";

  private final Commands redis;
  private final Keys keys;

  RedisWorkIndex(Commands redis, Keys keys) {
    this.redis = redis;
    this.keys = keys;
  }

  @Override
  public Future<Void> note(Name activity, Collection<Begun> begun, Collection<Work> ended) {
    List<Object> arguments = new ArrayList<>(1 + 2 * begun.size() + ended.size());
    arguments.add(begun.size());
    for (Begun each : begun) {
      arguments.add(each.since());
      arguments.add(member(each.work()));
    }
    ended.forEach(each -> arguments.add(member(each)));
    return redis
        .eval(NOTE, List.of(keys.work(activity), keys.activity(activity)), arguments)
        .mapEmpty();
  }

  private String member(Work work) {
    return keys.task(work.task()) + (work.isEndless() ? ENDLESS : "");
  }

  private Work work(String member) {
    return member.endsWith(ENDLESS)
        ? new Work(keys.task(member.substring(0, member.length() - ENDLESS.length())), true)
        : new Work(keys.task(member), false);
  }

  @Override
  public Future<Works> read(Name activity, int count) {
    return redis.eval(READ, List.of(keys.work(activity)), List.of(count)).map(this::works);
  }

  private Works works(Response response) {
    List<Begun> oldest = new ArrayList<>();
    for (int i = 1; i < response.size(); i += 2) {
      oldest.add(new Begun(work(response.get(i).toString()), response.get(i + 1).toLong()));
    }
    return new Works(response.get(0).toLong(), List.copyOf(oldest));
  }
}
