package dev.newel.api.action;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A list of which not all is shown. Its pages are filled up, as AWS does, though not at any price:
 * where hardly anything is shown a page is short, or empty, and there is a next one.
 *
 * @param reader what is in the list
 * @param shows which of it is shown
 * @param position where an entry stands, as tokens have it
 */
public record FilteredList<T>(Reader<T> reader, Predicate<T> shows, Function<T, String> position) {

  /** So often the list is read for a page. */
  static final int MOST_READS = 10;

  /** So much is read at a time at least, after the first time. */
  static final int LEAST_READ = 100;

  /** Reads a list in its order. */
  public interface Reader<T> {

    /**
     * Reads some.
     *
     * @param after the position of the last one before; null to begin with the first
     * @param count how many at most; where there are fewer, the list ends with them
     */
    Future<List<T>> read(@Nullable String after, int count);
  }

  /**
   * What a page shows.
   *
   * @param goesOnAfter the position that the next page begins behind; null where there is none
   */
  public record Filled<T>(List<T> entries, @Nullable String goesOnAfter) {}

  /** The page that was asked for. */
  public Future<Filled<T>> page(Page page) {
    return fill(page.size(), new ArrayList<>(), page.after(), page.size() + 1, 1);
  }

  private Future<Filled<T>> fill(
      int size, List<T> shown, @Nullable String after, int count, int reads) {
    return reader
        .read(after, count)
        .compose(
            found -> {
              found.stream().filter(shows).forEach(shown::add);
              if (shown.size() > size) {
                List<T> entries = shown.subList(0, size);
                return end(entries, position.apply(entries.get(size - 1)));
              } else if (found.size() < count) {
                return end(shown, null);
              }
              String last = position.apply(found.get(count - 1));
              return reads == MOST_READS
                  ? end(shown, last)
                  : fill(size, shown, last, Math.max(size + 1, LEAST_READ), reads + 1);
            });
  }

  private static <T> Future<Filled<T>> end(List<T> entries, @Nullable String goesOnAfter) {
    return Future.succeededFuture(new Filled<>(entries, goesOnAfter));
  }
}
