package dev.newel.store.redis;

import dev.newel.aws.Name;
import dev.newel.asl.Json;
import dev.newel.interpreter.model.ExecutionKey;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.HistoryEvent;
import dev.newel.store.HistoryStore;
import dev.newel.store.redis.ExecutionContent.Fenced;
import dev.newel.store.redis.client.Commands;
import dev.newel.store.redis.client.Script;
import dev.newel.store.redis.codec.Form;
import dev.newel.store.redis.codec.Forms;
import dev.newel.store.redis.codec.PayloadSource;
import dev.newel.store.redis.codec.WholeExecution;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads executions from Redis. */
public final class RedisHistories implements HistoryStore {

  private static final Script DESCRIBE = Script.load("describe_execution");
  private static final Script READ_HISTORY = Script.load("read_history");
  private static final Script LIST = Script.load("list_executions");

  private static final Comparator<Position> NEWEST_FIRST =
      Comparator.comparingLong(Position::startTime).thenComparing(Position::name).reversed();

  private final Commands redis;
  private final Keys keys;
  private final Forms forms;

  RedisHistories(Commands redis, Keys keys, Forms forms) {
    this.redis = redis;
    this.keys = keys;
    this.forms = forms;
  }

  @Override
  public Future<@Nullable Summary> describe(ExecutionKey key) {
    return redis
        .eval(DESCRIBE, List.of(keys.execution(key)), List.of())
        .map(response -> summary(key, response));
  }

  private @Nullable Summary summary(ExecutionKey key, Response response) {
    if (response.size() == 0) {
      return null;
    }
    if (response.size() == 1) {
      WholeExecution whole = forms.whole(key, response.get(0).toString(), PayloadSource.NONE);
      return new Summary(whole.start(), whole.progress());
    }
    PayloadSource aside =
        name -> Json.ofTrusted(response.get(name.equals(Form.INPUT) ? 2 : 3).toString());
    return new Summary(
        forms.start(key, response.get(0).toString(), aside),
        forms.progress(Fenced.value(response.get(1).toString()), aside));
  }

  @Override
  public Future<@Nullable List<HistoryEvent>> history(
      ExecutionKey key, long from, int count, boolean reverse) {
    return redis
        .eval(
            READ_HISTORY,
            List.of(keys.execution(key), keys.history(key)),
            List.of(from, count, reverse ? "r" : ""))
        .map(response -> page(key, response, from, count, reverse));
  }

  private @Nullable List<HistoryEvent> page(
      ExecutionKey key, Response response, long from, int count, boolean reverse) {
    if (response.size() == 0) {
      return null;
    }
    String packed = response.get(0).toString();
    Stream<HistoryEvent> read =
        packed.isEmpty()
            ? response.stream().skip(1).flatMap(entry -> forms.history(entry.toString()).stream())
            : forms.whole(key, packed, PayloadSource.NONE).events().stream();
    List<HistoryEvent> events = new ArrayList<>(read.toList());
    if (reverse) {
      Collections.reverse(events);
      events.removeIf(event -> from != 0 && event.id() > from);
    } else {
      events.removeIf(event -> event.id() < from);
    }
    return events.size() > count ? List.copyOf(events.subList(0, count)) : events;
  }

  @Override
  public Future<List<Summary>> list(
      Name machine, @Nullable ExecutionStatus status, @Nullable Position after, int count) {
    List<ExecutionStatus> statuses =
        status == null ? List.of(ExecutionStatus.values()) : List.of(status);
    List<Future<List<Position>>> partitions = new ArrayList<>(keys.partitions());
    for (int i = 0; i < keys.partitions(); i++) {
      partitions.add(list(keys.partition(i), machine, statuses, after, count));
    }
    return Future.all(partitions)
        .map(
            all ->
                partitions.stream()
                    .flatMap(partition -> partition.result().stream())
                    .sorted(NEWEST_FIRST)
                    .limit(count)
                    .toList())
        .compose(page -> describe(machine, page));
  }

  private Future<List<Position>> list(
      String partition,
      Name machine,
      List<ExecutionStatus> statuses,
      @Nullable Position after,
      int count) {
    List<String> indexes =
        statuses.stream().map(each -> keys.index(partition, machine, each)).toList();
    List<?> arguments =
        after == null
            ? List.of("", "", count)
            : List.of(Long.toString(after.startTime()), after.name(), count);
    return redis
        .eval(LIST, indexes, arguments)
        .map(
            response -> {
              List<Position> found = new ArrayList<>(response.size() / 2);
              for (int i = 0; i < response.size(); i += 2) {
                found.add(new Position(response.get(i).toLong(), response.get(i + 1).toString()));
              }
              return found;
            });
  }

  private Future<List<Summary>> describe(Name machine, List<Position> page) {
    List<Future<@Nullable Summary>> summaries =
        page.stream()
            .map(place -> describe(new ExecutionKey(machine.home(), machine.text(), place.name())))
            .toList();
    return Future.all(summaries)
        .map(all -> summaries.stream().map(Future::result).filter(Objects::nonNull).toList());
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
