package dev.newel.store;

import dev.newel.aws.Name;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.event.HistoryEvent;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.store.ModelPartition.Kept;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Executions of a model, over one wire. */
record ModelExecutions(ModelServer server, Wire wire, String instance)
    implements ExecutionStore, HistoryStore {

  private static final Comparator<Summary> NEWEST_FIRST =
      Comparator.<Summary>comparingLong(each -> each.start().startTime())
          .thenComparing(each -> each.start().listedAs())
          .reversed();

  @Override
  public Future<CommitResult> commit(Commit commit) {
    Write write = Write.of(commit);
    return wire.send(() -> server.partition(write.key()).write(write))
        .compose(
            result ->
                result == null
                    ? Future.failedFuture(new StoreUnavailableException("too late", null))
                    : Future.succeededFuture(result));
  }

  @Override
  public Future<@Nullable Loaded> load(ExecutionKey key) {
    return wire.send(
        () -> {
          Kept kept = server.partition(key).find(key);
          return kept == null ? null : kept.loaded();
        });
  }

  @Override
  public Future<@Nullable Loaded> loadAgain(ExecutionKey key, int failures) {
    return wire.send(
        () -> {
          Kept kept = server.partition(key).find(key);
          if (kept == null) {
            return null;
          }
          kept.failed(instance, failures);
          return kept.loaded();
        });
  }

  @Override
  public Future<Boolean> moveDeadline(ExecutionKey key, String fence, int frame, long dueAt) {
    return wire.send(() -> server.partition(key).moveDeadline(key, fence, frame, dueAt));
  }

  @Override
  public Future<@Nullable Summary> describe(ExecutionKey key, boolean payloads) {
    return wire.send(
        () -> {
          Kept kept = server.partition(key).find(key);
          return kept == null ? null : new Summary(kept.start, kept.progress);
        });
  }

  @Override
  public Future<@Nullable HistoryPart> history(
      ExecutionKey key, long from, int count, boolean reverse) {
    return wire.send(
        () -> {
          Kept kept = server.partition(key).find(key);
          return kept == null ? null : page(kept, from, count, reverse);
        });
  }

  private static HistoryPart page(Kept kept, long from, int count, boolean reverse) {
    List<HistoryEvent> events = new ArrayList<>(kept.history);
    if (reverse) {
      Collections.reverse(events);
    }
    events.removeIf(event -> from != 0 && (reverse ? event.id() > from : event.id() < from));
    return HistoryPart.of(events, count, false);
  }

  @Override
  public Future<List<Summary>> list(
      Name list,
      @Nullable String qualifier,
      @Nullable ExecutionStatus status,
      @Nullable Position after,
      int count) {
    return wire.send(
        () ->
            server.allPartitions().stream()
                .flatMap(partition -> partition.all().stream())
                .map(kept -> new Summary(kept.start, kept.progress))
                .filter(each -> each.start().list().equals(list))
                .filter(
                    each ->
                        qualifier == null || each.start().qualifier().names().contains(qualifier))
                .filter(each -> status == null || each.progress().status() == status)
                .filter(each -> after == null || isAfter(each.start(), after))
                .sorted(NEWEST_FIRST)
                .limit(count)
                .toList());
  }

  private static boolean isAfter(ExecutionStart start, Position last) {
    return start.startTime() == last.startTime()
        ? start.listedAs().compareTo(last.name()) < 0
        : start.startTime() < last.startTime();
  }

  @Override
  public Future<Boolean> hasAnswered(ExecutionKey key, String invocationId) {
    return wire.send(() -> server.partition(key).hasAnswered(key.home(), invocationId));
  }
}
