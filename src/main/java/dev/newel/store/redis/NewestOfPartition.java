package dev.newel.store.redis;

import dev.newel.store.HistoryStore.Position;
import dev.newel.store.redis.client.Commands;
import dev.newel.store.redis.client.Script;
import io.vertx.core.Future;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest executions that some indexes of a partition have, read from there as far as a page
 * needs them. Each partition has about its share of a page; one that has more of it is asked again.
 * So what a page costs does not grow with the number of executions.
 */
final class NewestOfPartition {

  private static final Script LIST = Script.load("list_executions");

  private static final Comparator<Position> NEWEST_FIRST =
      Comparator.comparingLong(Position::startTime).thenComparing(Position::name).reversed();

  /** What is asked for beyond a share, as shares differ: few partitions are asked again. */
  private static final int SPARE = 5;

  private final Commands redis;
  private final List<String> indexes;
  private final List<Position> found = new ArrayList<>();
  private @Nullable Position after;
  private boolean hasMore = true;

  /**
   * @param after where the page before has ended; null for the first one
   */
  NewestOfPartition(Commands redis, List<String> indexes, @Nullable Position after) {
    this.redis = redis;
    this.indexes = indexes;
    this.after = after;
  }

  /** The newest of all partitions, newest first. */
  static Future<List<Position>> merge(List<NewestOfPartition> partitions, int count) {
    return merge(partitions, partitions, count, Math.min(count, count / partitions.size() + SPARE));
  }

  /** Asks some of them for more, until none can have what belongs on the page and is not known. */
  private static Future<List<Position>> merge(
      List<NewestOfPartition> all, List<NewestOfPartition> some, int count, int chunk) {
    return Future.all(some.stream().map(each -> each.readOn(chunk)).toList())
        .compose(
            read -> {
              List<Position> page =
                  all.stream()
                      .flatMap(each -> each.found.stream())
                      .sorted(NEWEST_FIRST)
                      .limit(count)
                      .toList();
              List<NewestOfPartition> rest =
                  all.stream().filter(each -> each.mayMiss(page, count)).toList();
              return rest.isEmpty()
                  ? Future.succeededFuture(page)
                  : merge(all, rest, count, Math.min(count, 2 * chunk));
            });
  }

  /** Whether what was not read yet may belong on the page. */
  private boolean mayMiss(List<Position> page, int count) {
    if (!hasMore) {
      return false;
    }
    return page.size() < count
        || after == null
        || NEWEST_FIRST.compare(after, page.get(count - 1)) < 0;
  }

  private Future<Void> readOn(int count) {
    List<?> arguments =
        after == null
            ? List.of("", "", count)
            : List.of(Long.toString(after.startTime()), after.name(), count);
    return redis
        .eval(LIST, indexes, arguments)
        .map(
            response -> {
              add(response, count);
              return null;
            });
  }

  /** Each index gives as many as were asked for: only so many of all are sure to be the newest. */
  private void add(Response response, int count) {
    List<Position> read = new ArrayList<>(response.size() / 2);
    for (int i = 0; i < response.size(); i += 2) {
      read.add(new Position(response.get(i).toLong(), response.get(i + 1).toString()));
    }
    read.sort(NEWEST_FIRST);
    hasMore = read.size() >= count;
    List<Position> sure = read.subList(0, Math.min(count, read.size()));
    found.addAll(sure);
    if (!sure.isEmpty()) {
      after = sure.get(sure.size() - 1);
    }
  }
}
