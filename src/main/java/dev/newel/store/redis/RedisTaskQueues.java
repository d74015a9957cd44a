package dev.newel.store.redis;

import dev.newel.store.TaskQueues;
import dev.newel.store.redis.client.Commands;
import dev.newel.store.redis.client.Script;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Activity queues in Redis. */
public final class RedisTaskQueues implements TaskQueues {

  private static final Script OFFER = Script.load("offer_tasks");
  private static final Script LEASE = Script.load("lease_tasks");

  /** How long a task that was leased may wait for the commit that hands it out. */
  private static final long LEASE_MS = 5_000;

  /** An instance that waits says so every ten seconds: one that has not for longer has gone. */
  private static final long GONE_AFTER_MS = 30_000;

  private final Commands redis;
  private final String instance;
  private final Clock clock;

  public RedisTaskQueues(Commands redis, String instance, Clock clock) {
    this.redis = redis;
    this.instance = instance;
    this.clock = clock;
  }

  @Override
  public Future<Void> offer(String activity, List<TaskRef> tasks, long since) {
    List<Object> arguments = new ArrayList<>(4 + tasks.size());
    arguments.add(since);
    arguments.add(Keys.WAKE);
    arguments.add(activity);
    arguments.add(goneBefore(clock.millis()));
    tasks.forEach(task -> arguments.add(Keys.task(task)));
    return redis.eval(OFFER, keys(activity), arguments).mapEmpty();
  }

  @Override
  public Future<Leased> lease(String activity, int count, List<TaskRef> released) {
    long now = clock.millis();
    List<Object> arguments = new ArrayList<>(7 + released.size());
    arguments.add(count);
    arguments.add(now);
    arguments.add(now + LEASE_MS);
    arguments.add(instance);
    arguments.add(Keys.WAKE);
    arguments.add(activity);
    arguments.add(goneBefore(now));
    released.forEach(task -> arguments.add(Keys.task(task)));
    return redis.eval(LEASE, keys(activity), arguments).map(RedisTaskQueues::leased);
  }

  private static Leased leased(Response response) {
    List<TaskRef> tasks =
        response.stream().skip(1).map(task -> Keys.task(task.toString())).toList();
    return new Leased(tasks, response.get(0).toLong());
  }

  @Override
  public Future<Void> release(String activity, List<TaskRef> tasks) {
    Request request = Request.cmd(Command.ZREM).arg(Keys.leased(activity));
    tasks.forEach(task -> request.arg(Keys.task(task)));
    return redis.send(request).mapEmpty();
  }

  @Override
  public Future<Void> withdraw(String activity, TaskRef task) {
    String member = Keys.task(task);
    redis.send(Request.cmd(Command.ZREM).arg(Keys.leased(activity)).arg(member));
    return redis.send(Request.cmd(Command.ZREM).arg(Keys.queue(activity)).arg(member)).mapEmpty();
  }

  private Object goneBefore(long now) {
    return redis.countsListeners() ? "" : now - GONE_AFTER_MS;
  }

  private static List<String> keys(String activity) {
    return List.of(Keys.queue(activity), Keys.leased(activity), Keys.waiting(activity));
  }
}
