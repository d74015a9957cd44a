package dev.newel.store.redis;

import dev.newel.store.OutboxEntry;
import dev.newel.store.PartitionStore;
import dev.newel.store.redis.client.Commands;
import dev.newel.store.redis.client.Script;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is due in the partitions, in Redis. */
public final class RedisPartitions implements PartitionStore {

  private static final Script SWEEP = Script.load("sweep_partition");
  private static final Script SIGN_ON = Script.load("sign_on");

  /** Three signs of life that are missed in a row. */
  private static final long SIGN_HOLDS_MS = 1_500;

  private static final int ENTRIES_PER_SWEEP = 200;

  private final Commands redis;
  private final Keys keys;
  private final String instance;
  private final long retentionMillis;
  private Set<String> lastThere = Set.of();

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
  public Future<Share> share() {
    return redis
        .eval(SIGN_ON, List.of(Keys.INSTANCES), List.of(instance, SIGN_HOLDS_MS))
        .map(
            response ->
                share(response.stream().map(Response::toString).collect(Collectors.toSet())));
  }

  private Share share(Set<String> there) {
    boolean othersLeft = !there.containsAll(lastThere);
    lastThere = there;
    List<Integer> mine =
        IntStream.range(0, partitions())
            .filter(partition -> instance.equals(sweeper(partition, there)))
            .boxed()
            .toList();
    return new Share(mine, othersLeft);
  }

  /** Rendezvous hashing: who comes or goes moves no partition between the others. */
  private static String sweeper(int partition, Set<String> there) {
    return Collections.max(
        there,
        Comparator.comparingInt((String each) -> mix(each.hashCode() + partition * 0x9E3779B9))
            .thenComparing(Comparator.naturalOrder()));
  }

  /** Spreads bits that differ little over the whole number, as MurmurHash3 ends. */
  private static int mix(int bits) {
    int mixed = (bits ^ bits >>> 16) * 0x85EBCA6B;
    mixed = (mixed ^ mixed >>> 13) * 0xC2B2AE35;
    return mixed ^ mixed >>> 16;
  }

  @Override
  public Future<Sweep> sweep(int number, long now, long horizon) {
    String partition = keys.partition(number);
    return redis
        .eval(
            SWEEP,
            List.of(
                Keys.deadlines(partition),
                Keys.outbox(partition),
                Keys.ended(partition),
                partition),
            List.of(
                now,
                horizon,
                now + CommitArguments.ENTRY_LEASE_MS,
                ENTRIES_PER_SWEEP,
                now - retentionMillis))
        .map(this::sweep);
  }

  private Sweep sweep(Response response) {
    List<Deadline> deadlines = new ArrayList<>();
    Response due = response.get(0);
    for (int i = 0; i < due.size(); i += 2) {
      deadlines.add(keys.deadline(due.get(i).toString(), due.get(i + 1).toLong()));
    }
    List<OutboxEntry> lapsed =
        response.get(1).stream().map(entry -> keys.outboxEntry(entry.toString())).toList();
    return new Sweep(deadlines, lapsed);
  }

  @Override
  public Future<Void> renew(List<OutboxEntry> entries, long until) {
    return perPartition(
        entries,
        (outbox, members) -> {
          Request request = Request.cmd(Command.ZADD).arg(outbox).arg("XX");
          members.forEach(member -> request.arg(until).arg(member));
          return request;
        });
  }

  @Override
  public Future<Void> strike(List<OutboxEntry> entries) {
    return perPartition(
        entries,
        (outbox, members) -> {
          Request request = Request.cmd(Command.ZREM).arg(outbox);
          members.forEach(request::arg);
          return request;
        });
  }

  @Override
  public Future<Void> leave() {
    return redis
        .send(Request.cmd(Command.ZREM).arg(Keys.INSTANCES).arg(instance))
        .compose(left -> redis.send(Request.cmd(Command.PUBLISH).arg(Keys.LEFT).arg(instance)))
        .mapEmpty();
  }

  private interface OutboxCommand {
    Request of(String outbox, List<String> members);
  }

  private Future<Void> perPartition(List<OutboxEntry> entries, OutboxCommand command) {
    Map<String, List<String>> members =
        entries.stream()
            .collect(
                Collectors.groupingBy(
                    entry -> Keys.outbox(keys.partition(entry.execution())),
                    Collectors.mapping(keys::outboxEntry, Collectors.toList())));
    List<Future<Response>> sent =
        members.entrySet().stream()
            .map(entry -> redis.send(command.of(entry.getKey(), entry.getValue())))
            .toList();
    return Future.join(sent).mapEmpty();
  }
}
