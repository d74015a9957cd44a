package dev.newel.store.redis;

import dev.newel.asl.data.Json;
import dev.newel.aws.Name;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.store.HistoryPart;
import dev.newel.store.HistoryStore;
import dev.newel.store.redis.ExecutionContent.Fenced;
import dev.newel.store.redis.client.Commands;
import dev.newel.store.redis.client.Script;
import dev.newel.store.redis.codec.Form;
import dev.newel.store.redis.codec.Forms;
import dev.newel.store.redis.codec.PayloadSource;
import dev.newel.store.redis.codec.WholeExecution;
import dev.newel.store.redis.key.Keys;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads executions from Redis. */
public final class RedisHistories implements HistoryStore {

  private static final Script DESCRIBE = Script.load("describe_execution");

  private final Commands redis;
  private final Keys keys;
  private final Forms forms;

  RedisHistories(Commands redis, Keys keys, Forms forms) {
    this.redis = redis;
    this.keys = keys;
    this.forms = forms;
  }

  @Override
  public Future<@Nullable Summary> describe(ExecutionKey key, boolean payloads) {
    return redis
        .eval(DESCRIBE, List.of(keys.execution(key)), List.of(payloads ? "p" : ""))
        .map(response -> summary(key, response.get(0)))
        .compose(
            summary ->
                summary == null || payloads || !lacksCause(summary)
                    ? Future.succeededFuture(summary)
                    : describe(key, true));
  }

  /** A long cause is kept where the output would be, and is no payload. */
  private static boolean lacksCause(Summary summary) {
    Ending ending = summary.progress().ending();
    return ending != null && LEFT_OUT.text().equals(ending.cause());
  }

  private @Nullable Summary summary(ExecutionKey key, Response response) {
    if (response.size() == 0) {
      return null;
    }
    if (response.size() == 1) {
      WholeExecution whole = forms.whole(key, response.get(0).toString(), name -> LEFT_OUT);
      return new Summary(whole.start(), whole.progress());
    }
    PayloadSource aside = name -> aside(response, name.equals(Form.INPUT) ? 2 : 3);
    return new Summary(
        forms.start(key, response.get(0).toString(), aside),
        forms.progress(Fenced.value(response.get(1).toString()), aside));
  }

  private static Json aside(Response response, int place) {
    return place < response.size() ? Json.ofTrusted(response.get(place).toString()) : LEFT_OUT;
  }

  @Override
  public Future<@Nullable HistoryPart> history(
      ExecutionKey key, long from, int count, boolean reverse) {
    return new HistoryReader(redis, keys, forms, key, count, reverse).read(from);
  }

  @Override
  public Future<List<Summary>> list(
      Name list,
      @Nullable String qualifier,
      @Nullable ExecutionStatus status,
      @Nullable Position after,
      int count) {
    List<ExecutionStatus> statuses =
        status == null ? List.of(ExecutionStatus.values()) : List.of(status);
    return positions(list, qualifier, statuses, after, count)
        .compose(page -> describeAll(page.stream().map(place -> place.key(list)).toList(), false));
  }

  /** Places of a list, newest first. */
  private Future<List<Position>> positions(
      Name list,
      @Nullable String qualifier,
      Collection<ExecutionStatus> statuses,
      @Nullable Position after,
      int count) {
    List<NewestOfPartition<Position>> partitions = new ArrayList<>(keys.partitions());
    for (int i = 0; i < keys.partitions(); i++) {
      IndexReader reader =
          new IndexReader(redis, indexes(keys.partition(i), list, qualifier, statuses));
      partitions.add(new NewestOfPartition<>(IndexReader.NEWEST_FIRST, reader, after));
    }
    return NewestOfPartition.merge(partitions, count);
  }

  /** The indexes of a list in a partition. */
  List<String> indexes(
      String partition,
      Name list,
      @Nullable String qualifier,
      Collection<ExecutionStatus> statuses) {
    return statuses.stream()
        .map(
            each ->
                qualifier == null
                    ? keys.index(partition, list, each)
                    : keys.index(partition, list, qualifier, each))
        .toList();
  }

  /** One call for each partition that has some of them. */
  Future<List<Summary>> describeAll(List<ExecutionKey> all, boolean payloads) {
    Map<ExecutionKey, Summary> found = new HashMap<>();
    List<Future<Void>> reads =
        all.stream().collect(Collectors.groupingBy(keys::partition)).values().stream()
            .map(some -> describe(some, payloads, found))
            .toList();
    return Future.all(reads)
        .map(read -> all.stream().map(found::get).filter(Objects::nonNull).toList());
  }

  private Future<Void> describe(
      List<ExecutionKey> some, boolean payloads, Map<ExecutionKey, Summary> found) {
    return redis
        .eval(DESCRIBE, some.stream().map(keys::execution).toList(), List.of(payloads ? "p" : ""))
        .map(
            response -> {
              for (int i = 0; i < some.size(); i++) {
                Summary summary = summary(some.get(i), response.get(i));
                if (summary != null) {
                  found.put(some.get(i), summary);
                }
              }
              return null;
            });
  }

  @Override
  public Future<Boolean> hasAnswered(ExecutionKey key, String invocationId) {
    return redis
        .send(
            Request.cmd(Command.ZSCORE)
                .arg(Keys.calls(keys.partition(key)))
                .arg(keys.call(key, invocationId)))
        .map(response -> response != null);
  }
}
