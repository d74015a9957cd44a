package dev.newel.console.read;

import dev.newel.aws.Home;
import dev.newel.aws.Name;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.store.Catalog;
import dev.newel.store.Catalog.Machine;
import dev.newel.store.Overview;
import dev.newel.store.Overview.Counts;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The state machines of each home, with how many executions they have: read at most so often as
 * they are looked at, however many look.
 */
public final class MachineCounts {

  /** Further ones are not shown. */
  private static final int MOST_MACHINES = 10_000;

  private static final int PAGE = 100;

  /** What many watch is read once for all of them. */
  private static final long SIZES_MAX_AGE_MS = 1_000;

  private final Catalog catalog;
  private final Overview overview;
  private final Clock clock;
  private final Map<Home, Snapshot> read = new ConcurrentHashMap<>();
  private final Map<Home, Future<Snapshot>> reading = new ConcurrentHashMap<>();

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

    long of(Set<ExecutionStatus> statuses) {
      return counts == null ? 0 : counts.of(statuses);
    }
  }

  /** The machines of a home by name, as they were at a time. */
  record Snapshot(long asOf, List<Counted> machines) {}

  public MachineCounts(Catalog catalog, Overview overview, Clock clock) {
    this.catalog = catalog;
    this.overview = overview;
    this.clock = clock;
  }

  /**
   * The machines of a home.
   *
   * @param maxAgeMillis how old what is told may be
   */
  Future<Snapshot> of(Home home, long maxAgeMillis) {
    Snapshot known = read.get(home);
    if (known != null && clock.millis() - known.asOf() < maxAgeMillis) {
      return Future.succeededFuture(known);
    }
    Future<Snapshot> fresh = reading.computeIfAbsent(home, this::read);
    return fresh.onComplete(done -> reading.remove(home, fresh));
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

  private Future<Snapshot> read(Home home) {
    long asOf = clock.millis();
    return machines(home, null, new ArrayList<>())
        .compose(this::count)
        .map(
            machines -> {
              Snapshot snapshot = new Snapshot(asOf, machines);
              read.put(home, snapshot);
              return snapshot;
            });
  }

  private Future<List<Machine>> machines(Home home, @Nullable String after, List<Machine> all) {
    return catalog
        .machines(home, after, PAGE)
        .compose(
            page -> {
              page.forEach(machine -> all.add(light(machine)));
              return page.size() < PAGE || all.size() >= MOST_MACHINES
                  ? Future.succeededFuture(all)
                  : machines(home, page.get(page.size() - 1).name().text(), all);
            });
  }

  /** Without the definition, which may be large. */
  private static Machine light(Machine machine) {
    return new Machine(
        machine.name(),
        machine.revision(),
        machine.initial(),
        machine.creationTime(),
        machine.updateTime(),
        machine.type(),
        machine.roleArn(),
        "",
        "",
        "",
        machine.deleting());
  }

  private Future<List<Counted>> count(List<Machine> machines) {
    List<Name> standard =
        machines.stream().filter(machine -> !machine.isExpress()).map(Machine::name).toList();
    return overview.counts(standard).map(counts -> counted(machines, counts));
  }

  private static List<Counted> counted(List<Machine> machines, List<Counts> counts) {
    List<Counted> all = new ArrayList<>(machines.size());
    int next = 0;
    for (Machine machine : machines) {
      Counts own = machine.isExpress() ? null : counts.get(next++);
      all.add(
          new Counted(
              machine.name(), machine.type(), machine.creationTime(), machine.deleting(), own));
    }
    return List.copyOf(all);
  }
}
