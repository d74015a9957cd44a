package dev.newel.console.read;

import dev.newel.aws.Name;
import dev.newel.console.read.MachineCounts.Counted;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.store.HistoryStore.Position;
import dev.newel.store.Overview;
import dev.newel.store.Overview.Listed;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Goes over the executions that a filter names, newest first, for as long as there is time, and
 * keeps what is wanted of them. It can go on from where it has stopped.
 */
public final class PlaceScan {

  /** What the lists of all machines are read by may be so old. */
  private static final long LISTS_MAX_AGE_MS = 250;

  /** After it a page is given, with what there is on it. */
  private static final long PATIENCE_MS = 2_000;

  private final Overview overview;
  private final MachineCounts counts;

  public PlaceScan(Overview overview, MachineCounts counts) {
    this.overview = overview;
    this.counts = counts;
  }

  /**
   * Something that was found.
   *
   * @param place where it was
   */
  record Hit<T>(Place place, T value) {}

  /**
   * What was found.
   *
   * @param scanned how many places were looked at
   * @param end where it ended; null where there is nothing behind
   */
  record Found<T>(List<Hit<T>> hits, long scanned, @Nullable Place end) {}

  /** Looks at some places, and keeps what is wanted of them, in their order. */
  interface Look<T> extends Function<List<Place>, Future<List<Hit<T>>>> {}

  /**
   * How far it goes.
   *
   * @param hits how many are wanted
   * @param step how many places it reads at once
   * @param batch at how many of them it looks at once, at first
   * @param millis after which it stops
   */
  record Bounds(int hits, int step, int batch, long millis) {}

  /**
   * Executions that a filter names, newest first.
   *
   * @param scanned how many were looked at for it
   * @param next where it goes on; null where there are no more
   */
  public record KeyPage(List<ExecutionKey> keys, long scanned, @Nullable String next) {}

  /**
   * The next executions, however long it takes to find some.
   *
   * @param after where the last page has said that it goes on; null for the first one
   */
  public Future<KeyPage> keys(ListFilter filter, @Nullable String after, int count) {
    Bounds bounds = new Bounds(count, count, count, PATIENCE_MS);
    return this.<ExecutionKey>scan(
            filter,
            Place.parse(after),
            bounds,
            places ->
                Future.succeededFuture(places.stream().map(place -> hit(filter, place)).toList()))
        .map(
            found ->
                new KeyPage(
                    found.hits().stream().map(Hit::value).toList(),
                    found.scanned(),
                    found.end() == null ? null : found.end().text()));
  }

  private static Hit<ExecutionKey> hit(ListFilter filter, Place place) {
    return new Hit<>(place, place.key(filter.home()));
  }

  /** One that is under way. */
  private record Under<T>(
      ListFilter filter,
      List<String> lists,
      Look<T> look,
      Bounds bounds,
      BatchSize batch,
      long until) {}

  /**
   * Begins, or goes on.
   *
   * @param after where it has ended before; null for the beginning
   */
  <T> Future<Found<T>> scan(ListFilter filter, @Nullable Place after, Bounds bounds, Look<T> look) {
    long until = System.nanoTime() + bounds.millis() * 1_000_000;
    return lists(filter)
        .compose(
            lists ->
                goOn(
                    new Under<>(filter, lists, look, bounds, new BatchSize(bounds.batch()), until),
                    new Found<>(List.of(), 0, after)));
  }

  /** The lists that can have some of what is wanted. */
  private Future<List<String>> lists(ListFilter filter) {
    Name list = filter.list();
    return list != null
        ? Future.succeededFuture(List.of(list.text()))
        : counts
            .of(filter.home(), LISTS_MAX_AGE_MS)
            .map(
                snapshot ->
                    snapshot.machines().stream()
                        .filter(Counted::hasAny)
                        .map(machine -> machine.name().text())
                        .toList());
  }

  private <T> Future<Found<T>> goOn(Under<T> scan, Found<T> soFar) {
    int step = scan.bounds().step();
    return next(scan, soFar.end(), step)
        .compose(
            places -> {
              List<Place> wanted =
                  places.stream()
                      .filter(place -> place.position().startTime() >= scan.filter().from())
                      .toList();
              boolean isLast = places.size() < step || wanted.size() < places.size();
              return lookThrough(scan, soFar, wanted, isLast);
            });
  }

  /**
   * Looks at places, a batch after the other.
   *
   * @param isLast whether nothing that is wanted is behind them
   */
  private <T> Future<Found<T>> lookThrough(
      Under<T> scan, Found<T> soFar, List<Place> places, boolean isLast) {
    int end = Math.min(scan.batch().size(), places.size());
    long begun = System.nanoTime();
    List<Place> batch = places.subList(0, end);
    List<Place> rest = places.subList(end, places.size());
    return scan.look()
        .apply(named(batch, scan.filter().prefix()))
        .compose(
            hits -> {
              scan.batch().took(System.nanoTime() - begun);
              return take(scan, soFar, batch, hits, rest, isLast);
            });
  }

  private static List<Place> named(List<Place> places, String prefix) {
    return prefix.isEmpty()
        ? places
        : places.stream().filter(place -> name(place).startsWith(prefix)).toList();
  }

  /** That of a Map Run's child stands behind its machine. */
  private static String name(Place place) {
    String listed = place.position().name();
    return listed.substring(listed.indexOf(':') + 1);
  }

  private <T> Future<Found<T>> take(
      Under<T> scan,
      Found<T> soFar,
      List<Place> seen,
      List<Hit<T>> hits,
      List<Place> rest,
      boolean isLast) {
    boolean isAll = isLast && rest.isEmpty();
    int room = scan.bounds().hits() - soFar.hits().size();
    List<Hit<T>> all = new ArrayList<>(soFar.hits());
    all.addAll(hits.subList(0, Math.min(room, hits.size())));
    if (hits.size() > room || (hits.size() == room && !isAll)) {
      Place end = all.get(all.size() - 1).place();
      return Future.succeededFuture(
          new Found<>(List.copyOf(all), soFar.scanned() + seen.indexOf(end) + 1, end));
    }
    Place end = isAll ? null : seen.get(seen.size() - 1);
    Found<T> found = new Found<>(List.copyOf(all), soFar.scanned() + seen.size(), end);
    if (isAll || System.nanoTime() - scan.until() > 0) {
      return Future.succeededFuture(found);
    }
    return rest.isEmpty() ? goOn(scan, found) : lookThrough(scan, found, rest, isLast);
  }

  /** The next places of all lists. */
  private Future<List<Place>> next(Under<?> scan, @Nullable Place after, int count) {
    ListFilter filter = scan.filter();
    List<Name> lists = scan.lists().stream().map(list -> new Name(filter.home(), list)).toList();
    // nothing has an empty name: what began at the last date of all is behind this
    Listed from =
        after == null
            ? new Listed(new Name(filter.home(), ""), new Position(filter.to() + 1, ""))
            : new Listed(new Name(filter.home(), after.list()), after.position());
    return overview
        .newest(lists, filter.qualifier(), filter.statuses(), from, count)
        .map(found -> found.stream().map(Place::of).toList());
  }
}
