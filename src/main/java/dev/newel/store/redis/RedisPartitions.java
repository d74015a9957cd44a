package dev.newel.store.redis;

import dev.newel.store.Duty;
import dev.newel.store.PartitionStore;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is due in the partitions, in Redis. */
public final class RedisPartitions implements PartitionStore {

  private static final Script SWEEP = Script.load("sweep_partition");
  private static final Script RELEASE = Script.load("release_partition");
  private static final long LEASE_MS = 2_000;
  private static final int ENTRIES_PER_SWEEP = 200;

  private final Commands redis;
  private final Keys keys;
  private final String instance;
  private final long retentionMillis;

  RedisPartitions(Commands redis, Keys keys, String instance, long retentionMillis) {
    this.redis = redis;
    this.keys = keys;
    this.instance = instance;
    this.retentionMillis = retentionMillis;
  }

  @Override
  public int partitions() {
    return keys.partitions();
  }

  @Override
  public Future<Sweep> sweep(int number, long now, long horizon) {
    String partition = keys.partition(number);
    return redis
        .eval(
            SWEEP,
            List.of(
                Keys.lease(partition),
                Keys.deadlines(partition),
                Keys.outbox(partition),
                Keys.ended(partition),
                partition),
            List.of(
                instance,
                LEASE_MS,
                now,
                horizon,
                now + CommitArguments.DUTY_LEASE_MS,
                ENTRIES_PER_SWEEP,
                now - retentionMillis))
        .map(RedisPartitions::sweep);
  }

  private static Sweep sweep(Response response) {
    if (response.get(0).toInteger() == 0) {
      return Sweep.NOT_LEASED;
    }
    List<Deadline> deadlines = new ArrayList<>();
    Response due = response.get(1);
    for (int i = 0; i < due.size(); i += 2) {
      deadlines.add(Keys.deadline(due.get(i).toString(), due.get(i + 1).toLong()));
    }
    List<Duty> duties = response.get(2).stream().map(duty -> Keys.duty(duty.toString())).toList();
    return new Sweep(true, deadlines, duties);
  }

  @Override
  public Future<Void> renew(List<Duty> duties, long now) {
    return perPartition(
        duties,
        (outbox, members) -> {
          Request request = Request.cmd(Command.ZADD).arg(outbox).arg("XX");
          members.forEach(member -> request.arg(now + CommitArguments.DUTY_LEASE_MS).arg(member));
          return request;
        });
  }

  @Override
  public Future<Void> settle(List<Duty> duties) {
    return perPartition(
        duties,
        (outbox, members) -> {
          Request request = Request.cmd(Command.ZREM).arg(outbox);
          members.forEach(request::arg);
          return request;
        });
  }

  @Override
  public Future<Void> release() {
    List<Future<Response>> released = new ArrayList<>(keys.partitions());
    for (int i = 0; i < keys.partitions(); i++) {
      released.add(redis.eval(RELEASE, List.of(Keys.lease(keys.partition(i))), List.of(instance)));
    }
    return Future.join(released).mapEmpty();
  }

  private interface OutboxCommand {
    Request of(String outbox, List<String> members);
  }

  private Future<Void> perPartition(List<Duty> duties, OutboxCommand command) {
    Map<String, List<String>> members =
        duties.stream()
            .collect(
                Collectors.groupingBy(
                    duty -> Keys.outbox(keys.partition(duty.execution())),
                    Collectors.mapping(Keys::duty, Collectors.toList())));
    List<Future<Response>> sent =
        members.entrySet().stream()
            .map(entry -> redis.send(command.of(entry.getKey(), entry.getValue())))
            .toList();
    return Future.join(sent).mapEmpty();
  }
}
