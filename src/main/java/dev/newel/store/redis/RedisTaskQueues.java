package dev.newel.store.redis;

import dev.newel.store.TaskQueues;
import dev.newel.store.redis.client.Commands;
import dev.newel.store.redis.client.Script;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;

/** Activity queues in Redis. */
public final class RedisTaskQueues implements TaskQueues {

  private static final Script OFFER = Script.load("offer_tasks");
  private static final Script TAKE = Script.load("take_tasks");

  /** An instance that waits says so every ten seconds: one that has not for longer has gone. */
  private static final long GONE_AFTER_MS = 30_000;

  private final Commands redis;
  private final String instance;

  public RedisTaskQueues(Commands redis, String instance) {
    this.redis = redis;
    this.instance = instance;
  }

  @Override
  public Future<Void> offer(String activity, List<TaskRef> tasks, long since) {
    List<Object> arguments = new ArrayList<>(4 + tasks.size());
    arguments.add(since);
    arguments.add(activity);
    arguments.add(believedFor());
    tasks.forEach(task -> arguments.add(Keys.task(task)));
    return redis.eval(OFFER, keys(activity), arguments).mapEmpty();
  }

  @Override
  public Future<Taken> take(String activity, int count, List<TaskRef> settled) {
    List<Object> arguments = new ArrayList<>(4 + settled.size());
    arguments.add(count);
    arguments.add(instance);
    arguments.add(activity);
    arguments.add(believedFor());
    settled.forEach(task -> arguments.add(Keys.task(task)));
    return redis.eval(TAKE, keys(activity), arguments).map(RedisTaskQueues::taken);
  }

  private static Taken taken(Response response) {
    List<TaskRef> tasks =
        response.stream().skip(1).map(task -> Keys.task(task.toString())).toList();
    return new Taken(tasks, response.get(0).toLong());
  }

  @Override
  public Future<Void> settle(String activity, List<TaskRef> settled) {
    Request request = Request.cmd(Command.ZREM).arg(Keys.leased(activity));
    settled.forEach(task -> request.arg(Keys.task(task)));
    return redis.send(request).mapEmpty();
  }

  @Override
  public Future<Void> withdraw(String activity, TaskRef task) {
    String member = Keys.task(task);
    redis.send(Request.cmd(Command.ZREM).arg(Keys.leased(activity)).arg(member));
    return redis.send(Request.cmd(Command.ZREM).arg(Keys.queue(activity)).arg(member)).mapEmpty();
  }

  private Object believedFor() {
    return redis.countsListeners() ? "" : GONE_AFTER_MS;
  }

  private static List<String> keys(String activity) {
    return List.of(
        Keys.queue(activity),
        Keys.leased(activity),
        Keys.waiting(activity),
        Keys.activity(activity));
  }
}
