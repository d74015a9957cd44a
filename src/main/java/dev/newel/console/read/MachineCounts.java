package dev.newel.console.read;

import dev.newel.aws.Home;
import dev.newel.aws.Name;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.store.Catalog;
import dev.newel.store.Catalog.Machine;
import dev.newel.store.Overview;
import dev.newel.store.Overview.Counts;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The state machines of each home, with how many executions they have: read at most so often as
 * they are looked at, however many look.
 */
public final class MachineCounts {

  /** Further ones are not shown. */
  private static final int MOST_MACHINES = 10_000;

  /** More than anybody has, who has not made them up. */
  static final int MOST_HOMES = 1_000;

  private static final int PAGE = 100;

  /** A change may have been missed. */
  private static final long LIST_MAX_AGE_MS = 10_000;

  /** So many machines are counted by one call of each partition. */
  static final int TOGETHER = 200;

  /** What many watch is read once for all of them. */
  private static final long SIZES_MAX_AGE_MS = 1_000;

  private final Catalog catalog;
  private final Overview overview;
  private final Clock clock;
  private final RecentHomes<OfHome> homes = new RecentHomes<>(MOST_HOMES, OfHome::new);
  private final Map<List<Name>, Shown> shown = new ConcurrentHashMap<>();

  /**
   * A machine.
   *
   * @param created epoch milliseconds
   * @param counts null for an Express machine, whose executions are in no index
   */
  record Counted(Name name, String type, long created, boolean deleting, @Nullable Counts counts) {
    boolean hasAny() {
      return counts != null && counts.total() > 0;
    }

    /** What is kept of a machine: its definition may be large. */
    static Counted of(Machine machine) {
      return new Counted(
          machine.name(), machine.type(), machine.creationTime(), machine.deleting(), null);
    }

    Counted with(Counts own) {
      return new Counted(name, type, created, deleting, own);
    }

    boolean isExpress() {
      return type.equals(Machine.EXPRESS);
    }

    long of(Set<ExecutionStatus> statuses) {
      return counts == null ? 0 : counts.of(statuses);
    }
  }

  /** The machines of a home as they were read at a time, without counts. */
  private record Listed(long time, Future<List<Counted>> machines) {}

  /** What pages show, as it was read at a time. */
  private record Shown(long time, Future<List<Counts>> counts) {}

  /** The machines of a home by name, as they were at a time. */
  record Snapshot(long asOf, List<Counted> machines) {
    int parts() {
      return 1 + machines.size() / TOGETHER;
    }
  }

  /** What is known of a home. */
  private static final class OfHome {
    private final AtomicReference<@Nullable Listed> listed = new AtomicReference<>();
    private final AtomicReference<@Nullable Future<Snapshot>> reading = new AtomicReference<>();
    private volatile @Nullable Snapshot read;
  }

  public MachineCounts(Catalog catalog, Overview overview, Clock clock) {
    this.catalog = catalog;
    this.overview = overview;
    this.clock = clock;
  }

  /**
   * The machines of a home. Where they are very many they are counted less often, so that it costs
   * no more than to count a few.
   *
   * @param maxAgeMillis how old what is told may be, for each 200 of them
   */
  Future<Snapshot> of(Home home, long maxAgeMillis) {
    OfHome own = homes.of(home);
    Snapshot known = own.read;
    if (known != null && clock.millis() - known.asOf() < maxAgeMillis * known.parts()) {
      return Future.succeededFuture(known);
    }
    Future<Snapshot> underWay = own.reading.get();
    return underWay == null ? read(home, own) : underWay;
  }

  /** How many executions the machines of a home have, by the machines' names. */
  public Future<List<Counts>> sizes(Home home) {
    return of(home, SIZES_MAX_AGE_MS)
        .map(
            snapshot -> {
              List<Counts> sizes = new ArrayList<>();
              for (Counted machine : snapshot.machines()) {
                if (machine.counts() != null) {
                  sizes.add(machine.counts());
                }
              }
              return sizes;
            });
  }

  /** Of how many homes something is kept. */
  int homes() {
    return homes.size();
  }

  /** A machine was made, changed or deleted. */
  public void changed(Name name) {
    homes.of(name.home()).listed.set(null);
  }

  /** How many executions some machines have, which a page shows; in their order. */
  Future<List<Counts>> of(List<Name> machines) {
    long now = clock.millis();
    shown.values().removeIf(known -> now - known.time() > SIZES_MAX_AGE_MS);
    Shown found = shown.computeIfAbsent(machines, first -> new Shown(now, overview.counts(first)));
    return found.counts().onFailure(why -> shown.remove(machines, found));
  }

  /** The machines, which are read again when one of them has changed, and now and then. */
  Future<List<Counted>> list(Home home) {
    return list(home, homes.of(home));
  }

  private Future<List<Counted>> list(Home home, OfHome own) {
    long now = clock.millis();
    Listed known = own.listed.get();
    if (known == null || known.machines().failed() || now - known.time() > LIST_MAX_AGE_MS) {
      known = new Listed(now, machines(home, null, new ArrayList<>()));
      own.listed.set(known);
    }
    return known.machines();
  }

  /** Who comes meanwhile gets the same answer; what comes of it later finds no failure. */
  private Future<Snapshot> read(Home home, OfHome own) {
    Promise<Snapshot> answer = Promise.promise();
    if (!own.reading.compareAndSet(null, answer.future())) {
      return of(home, 0);
    }
    long asOf = clock.millis();
    Future.succeededFuture(home)
        .compose(same -> list(same, own))
        .compose(this::count)
        .map(machines -> own.read = new Snapshot(asOf, machines))
        .onComplete(
            done -> {
              own.reading.set(null);
              answer.handle(done);
            });
    return answer.future();
  }

  private Future<List<Counted>> machines(Home home, @Nullable String after, List<Counted> all) {
    return catalog
        .machines(home, after, PAGE)
        .compose(
            page -> {
              page.forEach(machine -> all.add(Counted.of(machine)));
              return page.size() < PAGE || all.size() >= MOST_MACHINES
                  ? Future.succeededFuture(all)
                  : machines(home, page.get(page.size() - 1).name().text(), all);
            });
  }

  private Future<List<Counted>> count(List<Counted> machines) {
    List<Name> standard =
        machines.stream().filter(machine -> !machine.isExpress()).map(Counted::name).toList();
    return overview.counts(standard).map(counts -> counted(machines, counts));
  }

  private static List<Counted> counted(List<Counted> machines, List<Counts> counts) {
    Iterator<Counts> next = counts.iterator();
    return machines.stream()
        .map(machine -> machine.isExpress() ? machine : machine.with(next.next()))
        .toList();
  }
}
