package dev.newel.store.redis;

import dev.newel.aws.Name;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.store.ExecutionStore.Loaded;
import dev.newel.store.HistoryStore.Summary;
import dev.newel.store.Overview;
import dev.newel.store.TaskQueues.TaskRef;
import dev.newel.store.redis.client.Commands;
import dev.newel.store.redis.client.Script;
import dev.newel.store.redis.codec.Forms;
import dev.newel.store.redis.key.Keys;
import io.vertx.core.Future;
import io.vertx.redis.client.Response;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads from Redis what people want to see of all that is there. */
final class RedisOverview implements Overview {

  private static final Script COUNT = Script.load("count_executions");
  private static final Script READ_QUEUE = Script.load("read_queue");
  private static final Script READ_INSTANCES = Script.load("read_instances");
  private static final Script READ_DEPTHS = Script.load("read_depths");
  private static final Script LOAD = Script.load("load_execution");

  /** As {@code sign_on} has it. */
  private static final long SIGN_HOLDS_MS = 1_500;

  /** So many lists are read by one call for each partition. */
  private static final int LISTS_PER_CALL = 200;

  private final Commands redis;
  private final Keys keys;
  private final Forms forms;
  private final Clock clock;
  private final RedisHistories histories;

  RedisOverview(Commands redis, Keys keys, Forms forms, Clock clock) {
    this.redis = redis;
    this.keys = keys;
    this.forms = forms;
    this.clock = clock;
    this.histories = new RedisHistories(redis, keys, forms);
  }

  @Override
  public Future<Depths> depths() {
    List<Future<Depths>> reads =
        IntStream.range(0, keys.partitions())
            .mapToObj(number -> depths(keys.partition(number)))
            .toList();
    return Future.all(reads).map(read -> Depths.sum(read.list()));
  }

  private Future<Depths> depths(String partition) {
    List<String> sets =
        List.of(
            Keys.deadlines(partition),
            Keys.late(partition),
            Keys.outbox(partition),
            Keys.runs(partition));
    return redis
        .eval(READ_DEPTHS, sets, List.of())
        .map(
            sizes ->
                new Depths(
                    sizes.get(0).toLong(),
                    sizes.get(1).toLong(),
                    sizes.get(2).toLong(),
                    sizes.get(3).toLong()));
  }

  @Override
  public Future<List<Counts>> counts(List<Name> lists) {
    long[] sums = new long[lists.size() * ExecutionStatus.values().length];
    List<Future<Void>> reads = new ArrayList<>();
    for (int first = 0; first < lists.size(); first += LISTS_PER_CALL) {
      List<Name> some = lists.subList(first, Math.min(first + LISTS_PER_CALL, lists.size()));
      for (int partition = 0; partition < keys.partitions(); partition++) {
        reads.add(count(keys.partition(partition), some, sums, first));
      }
    }
    return Future.all(reads).map(read -> counts(sums));
  }

  private Future<Void> count(String partition, List<Name> lists, long[] sums, int first) {
    List<String> indexes = new ArrayList<>();
    for (Name list : lists) {
      for (ExecutionStatus status : ExecutionStatus.values()) {
        indexes.add(keys.index(partition, list, status));
      }
    }
    int offset = first * ExecutionStatus.values().length;
    return redis
        .eval(COUNT, indexes, List.of())
        .map(
            response -> {
              for (int i = 0; i < response.size(); i++) {
                sums[offset + i] += response.get(i).toLong();
              }
              return null;
            });
  }

  private static List<Counts> counts(long[] sums) {
    ExecutionStatus[] statuses = ExecutionStatus.values();
    List<Counts> counts = new ArrayList<>(sums.length / statuses.length);
    for (int first = 0; first < sums.length; first += statuses.length) {
      Map<ExecutionStatus, Long> byStatus = new EnumMap<>(ExecutionStatus.class);
      for (int i = 0; i < statuses.length; i++) {
        byStatus.put(statuses[i], sums[first + i]);
      }
      counts.add(new Counts(byStatus));
    }
    return counts;
  }

  @Override
  public Future<List<Listed>> newest(
      List<Name> lists,
      @Nullable String qualifier,
      Set<ExecutionStatus> statuses,
      @Nullable Listed after,
      int count) {
    if (lists.isEmpty()) {
      return Future.succeededFuture(List.of());
    }
    List<Name> sorted = lists.stream().sorted(Comparator.comparing(Name::text)).toList();
    List<NewestOfPartition<Listed>> partitions = new ArrayList<>();
    for (int first = 0; first < sorted.size(); first += LISTS_PER_CALL) {
      List<Name> some = sorted.subList(first, Math.min(first + LISTS_PER_CALL, sorted.size()));
      for (int i = 0; i < keys.partitions(); i++) {
        String partition = keys.partition(i);
        List<String> indexes = new ArrayList<>();
        some.forEach(
            list -> indexes.addAll(histories.indexes(partition, list, qualifier, statuses)));
        ListsReader reader = new ListsReader(redis, some, indexes);
        partitions.add(new NewestOfPartition<>(Listed.NEWEST_FIRST, reader, after));
      }
    }
    return NewestOfPartition.merge(partitions, count);
  }

  @Override
  public Future<List<Summary>> describe(List<ExecutionKey> executions, boolean payloads) {
    return histories.describeAll(executions, payloads);
  }

  @Override
  public Future<@Nullable Execution> load(ExecutionKey key) {
    return redis
        .eval(LOAD, List.of(keys.execution(key)), List.of())
        .map(
            response -> {
              Loaded loaded = ExecutionContent.read(forms, key, response);
              return loaded == null ? null : loaded.execution();
            });
  }

  @Override
  public Future<Queue> queue(Name activity, int count) {
    return redis
        .eval(READ_QUEUE, List.of(keys.queue(activity), keys.leased(activity)), List.of(count))
        .map(response -> queue(response, count));
  }

  private Queue queue(Response response, int count) {
    List<Queued> first = new ArrayList<>();
    for (int i = 2; i < response.size(); i += 2) {
      TaskRef task = keys.task(response.get(i).toString());
      first.add(new Queued(task.execution(), task.frame(), response.get(i + 1).toLong()));
    }
    return new Queue(
        response.get(0).toLong(),
        first.isEmpty() ? 0 : first.get(0).since(),
        response.get(1).toLong(),
        List.copyOf(first.subList(0, Math.min(count, first.size()))));
  }

  @Override
  public int partitions() {
    return keys.partitions();
  }

  @Override
  public Future<List<Instance>> instances() {
    return redis.eval(READ_INSTANCES, List.of(Keys.INSTANCES), List.of()).map(this::instances);
  }

  private List<Instance> instances(Response response) {
    long since = clock.millis() - SIGN_HOLDS_MS;
    Map<String, Long> signs = new HashMap<>();
    Set<String> alive = new HashSet<>();
    for (int i = 0; i < response.size(); i += 2) {
      String instance = response.get(i).toString();
      signs.put(instance, response.get(i + 1).toLong());
      if (response.get(i + 1).toLong() > since) {
        alive.add(instance);
      }
    }
    Map<String, Integer> shares = new HashMap<>();
    for (int i = 0; i < keys.partitions() && !alive.isEmpty(); i++) {
      shares.merge(RedisPartitions.sweeper(i, alive), 1, Integer::sum);
    }
    return signs.entrySet().stream()
        .map(
            sign ->
                new Instance(
                    sign.getKey().substring(0, sign.getKey().indexOf(' ')),
                    sign.getValue(),
                    alive.contains(sign.getKey()),
                    shares.getOrDefault(sign.getKey(), 0)))
        .toList();
  }
}
