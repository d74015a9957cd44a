package dev.newel.store.redis;

import dev.newel.aws.Name;
import dev.newel.store.TaskQueues;
import dev.newel.store.redis.client.Commands;
import dev.newel.store.redis.client.Script;
import dev.newel.store.redis.key.Keys;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;

/** Activity queues in Redis. */
public final class RedisTaskQueues implements TaskQueues {

  private static final Script OFFER = Script.load("offer_tasks");
  private static final Script PUT_BACK = Script.load("put_tasks_back");
  private static final Script LEASE = Script.load("lease_tasks");

  /** An instance that waits says so every ten seconds: one that has not for longer has gone. */
  private static final long GONE_AFTER_MS = 30_000;

  private final Commands redis;
  private final Keys keys;
  private final String instance;

  public RedisTaskQueues(Commands redis, Keys keys, String instance) {
    this.redis = redis;
    this.keys = keys;
    this.instance = instance;
  }

  @Override
  public Future<Void> offer(Name activity, List<Offer> offers) {
    List<Object> arguments = new ArrayList<>(2 + 2 * offers.size());
    arguments.add(keys.part(activity));
    arguments.add(believedFor());
    for (Offer offer : offers) {
      arguments.add(offer.since());
      arguments.add(keys.task(offer.task()));
    }
    return redis.eval(OFFER, keys(activity), arguments).mapEmpty();
  }

  @Override
  public Future<Void> putBack(Name activity, List<TaskRef> tasks) {
    List<Object> arguments = new ArrayList<>(2 + tasks.size());
    arguments.add(keys.part(activity));
    arguments.add(believedFor());
    tasks.forEach(task -> arguments.add(keys.task(task)));
    return redis.eval(PUT_BACK, keys(activity), arguments).mapEmpty();
  }

  @Override
  public Future<Leased> lease(Name activity, int count, List<TaskRef> released) {
    List<Object> arguments = new ArrayList<>(4 + released.size());
    arguments.add(count);
    arguments.add(instance);
    arguments.add(keys.part(activity));
    arguments.add(believedFor());
    released.forEach(task -> arguments.add(keys.task(task)));
    return redis.eval(LEASE, keys(activity), arguments).map(this::leased);
  }

  private Leased leased(Response response) {
    List<TaskRef> tasks =
        response.stream().skip(2).map(task -> keys.task(task.toString())).toList();
    return new Leased(tasks, response.get(1).toLong(), response.get(0).toLong());
  }

  @Override
  public Future<Void> release(Name activity, List<TaskRef> tasks) {
    Request request = Request.cmd(Command.ZREM).arg(keys.leased(activity));
    tasks.forEach(task -> request.arg(keys.task(task)));
    return redis.send(request).mapEmpty();
  }

  @Override
  public Future<Void> withdraw(Name activity, TaskRef task) {
    String member = keys.task(task);
    redis.send(Request.cmd(Command.ZREM).arg(keys.leased(activity)).arg(member));
    return redis.send(Request.cmd(Command.ZREM).arg(keys.queue(activity)).arg(member)).mapEmpty();
  }

  private Object believedFor() {
    return redis.countsListeners() ? "" : GONE_AFTER_MS;
  }

  private List<String> keys(Name activity) {
    return List.of(
        keys.queue(activity),
        keys.leased(activity),
        keys.waiting(activity),
        keys.activity(activity));
  }
}
