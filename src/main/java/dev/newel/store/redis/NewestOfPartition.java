package dev.newel.store.redis;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest executions that some indexes of a partition have, read from there as far as a page
 * needs them. Each partition has about its share of a page; one that has more of it is asked again.
 * So what a page costs does not grow with the number of executions.
 *
 * @param <T> where an execution stands
 */
final class NewestOfPartition<T> {

  /** What is asked for beyond a share, as shares differ: few partitions are asked again. */
  private static final int SPARE = 5;

  private final Comparator<T> newestFirst;
  private final Reader<T> reader;
  private final List<T> found = new ArrayList<>();
  private @Nullable T after;
  private boolean hasMore = true;

  /** Reads the newest ones behind a place. */
  interface Reader<T> {

    /**
     * Reads some.
     *
     * @param after null to begin with the newest
     * @return as many as are wanted, or all there are; more than that in any order
     */
    Future<List<T>> read(@Nullable T after, int count);
  }

  /**
   * @param after where the page before has ended; null for the first one
   */
  NewestOfPartition(Comparator<T> newestFirst, Reader<T> reader, @Nullable T after) {
    this.newestFirst = newestFirst;
    this.reader = reader;
    this.after = after;
  }

  /** The newest of all partitions, newest first. */
  static <T> Future<List<T>> merge(List<NewestOfPartition<T>> partitions, int count) {
    return merge(partitions, partitions, count, Math.min(count, count / partitions.size() + SPARE));
  }

  /** Asks some of them for more, until none can have what belongs on the page and is not known. */
  private static <T> Future<List<T>> merge(
      List<NewestOfPartition<T>> all, List<NewestOfPartition<T>> some, int count, int chunk) {
    return Future.all(some.stream().map(each -> each.readOn(chunk)).toList())
        .compose(
            read -> {
              List<T> page =
                  all.stream()
                      .flatMap(each -> each.found.stream())
                      .sorted(all.get(0).newestFirst)
                      .limit(count)
                      .toList();
              List<NewestOfPartition<T>> rest =
                  all.stream().filter(each -> each.mayMiss(page, count)).toList();
              return rest.isEmpty()
                  ? Future.succeededFuture(page)
                  : merge(all, rest, count, Math.min(count, 2 * chunk));
            });
  }

  /** Whether what was not read yet may belong on the page. */
  private boolean mayMiss(List<T> page, int count) {
    if (!hasMore) {
      return false;
    }
    return page.size() < count
        || after == null
        || newestFirst.compare(after, page.get(count - 1)) < 0;
  }

  private Future<Void> readOn(int count) {
    return reader
        .read(after, count)
        .map(
            read -> {
              add(read, count);
              return null;
            });
  }

  /** Each index may have given as many as were asked for: only so many of all are sure. */
  private void add(List<T> read, int count) {
    hasMore = read.size() >= count;
    List<T> sure = read.stream().sorted(newestFirst).limit(count).toList();
    found.addAll(sure);
    if (!sure.isEmpty()) {
      after = sure.get(sure.size() - 1);
    }
  }
}
