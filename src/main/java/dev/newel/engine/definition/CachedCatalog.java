package dev.newel.engine.definition;

import dev.newel.asl.Definition;
import dev.newel.asl.parse.DefinitionParser;
import dev.newel.asl.parse.MachineType;
import dev.newel.asl.parse.check.DefinitionException;
import dev.newel.aws.Name;
import dev.newel.store.Catalog;
import dev.newel.store.Catalog.Activity;
import dev.newel.store.Catalog.Machine;
import dev.newel.store.Releases.Published;
import dev.newel.store.Store;
import io.vertx.core.Future;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What this instance remembers of the catalog. Other instances publish what they change, and what
 * is published is forgotten here; while nothing can be heard, nothing is remembered. Nothing is
 * remembered for longer than {@link #FRESH_MS}, whatever went wrong: a revision that was replaced
 * is kept for a while longer, and then no execution must begin on it. What is remembered has a
 * share of the heap.
 */
public final class CachedCatalog {

  /** Parts of the heap: of machines as of activities, names that nothing has among them. */
  private static final int ENTRIES_SHARE = 64;

  private static final int PROGRAMS_SHARE = 16;

  /** About what a name takes, with its entry. */
  private static final long ENTRY_BYTES = 500;

  private static final long FRESH_MS = 60_000;

  private static final int MOST_TOLD = 1_000;
  private static final Logger LOG = System.getLogger(CachedCatalog.class.getName());

  private final Catalog catalog;
  private final Clock clock;
  private final DefinitionParser parser;
  private final Preparation preparation;
  private final WeighedCache<Name, Entry<Machine>> machines;
  private final WeighedCache<Name, Entry<Activity>> activities;
  private final WeighedCache<Name, Entry<Published>> releases;
  private final WeighedCache<String, Machine> revisions;
  private final WeighedCache<String, Program> programs;
  private final Set<String> unknownRevisions = ConcurrentHashMap.newKeySet();
  private final AtomicLong changes = new AtomicLong();

  // a random that all threads may use, and that nobody can reckon
  private final Targets targets = new Targets(this, new SecureRandom());
  private volatile boolean listening = true;

  /**
   * What was read.
   *
   * @param askedAt epoch milliseconds
   */
  private record Entry<T>(@Nullable T value, long askedAt) {}

  /**
   * @param parser compiles revisions
   */
  public CachedCatalog(Store store, DefinitionParser parser) {
    this(store, parser, Preparation.NONE);
  }

  /**
   * @param parser compiles revisions
   * @param preparation before they are
   */
  public CachedCatalog(Store store, DefinitionParser parser, Preparation preparation) {
    this(store, parser, preparation, Runtime.getRuntime().maxMemory());
  }

  /**
   * @param heap how many bytes there are of it
   */
  CachedCatalog(Store store, DefinitionParser parser, Preparation preparation, long heap) {
    this.machines = new WeighedCache<>(heap / ENTRIES_SHARE, CachedCatalog::weightOfMachine);
    this.activities = new WeighedCache<>(heap / ENTRIES_SHARE, CachedCatalog::weightOfActivity);
    this.releases = new WeighedCache<>(heap / ENTRIES_SHARE, CachedCatalog::weightOfReleases);
    this.revisions = new WeighedCache<>(heap / ENTRIES_SHARE, CachedCatalog::weightOf);
    this.programs = new WeighedCache<>(heap / PROGRAMS_SHARE, Program::weight);
    this.parser = parser;
    this.preparation = preparation;
    this.catalog = store.catalog();
    this.clock = store.clock();
    store.onChange(this::forget);
    store.onLost(
        () -> {
          listening = false;
          forgetAll();
        });
    store.onBack(
        () -> {
          forgetAll();
          listening = true;
        });
  }

  private static long weightOfMachine(Entry<Machine> entry) {
    Machine machine = entry.value();
    return machine == null ? ENTRY_BYTES : weightOf(machine);
  }

  private static long weightOf(Machine machine) {
    return ENTRY_BYTES
        + 2L
            * (machine.definition().length()
                + machine.settings().length()
                + machine.tags().length());
  }

  private static long weightOfReleases(Entry<Published> entry) {
    Published there = entry.value();
    return there == null
        ? ENTRY_BYTES
        : ENTRY_BYTES * (1L + there.versions().size() + there.aliases().size());
  }

  private static long weightOfActivity(Entry<Activity> entry) {
    Activity activity = entry.value();
    return activity == null ? ENTRY_BYTES : ENTRY_BYTES + 2L * activity.tags().length();
  }

  /**
   * How often a cache was looked into.
   *
   * @param hits how many looks have found something, since the start
   * @param misses how many have not
   */
  public record CacheUse(String name, LongSupplier hits, LongSupplier misses) {

    private static CacheUse of(String name, WeighedCache<?, ?> cache) {
      return new CacheUse(name, cache::hits, cache::misses);
    }
  }

  /** How much use the caches are. */
  public List<CacheUse> uses() {
    return List.of(
        CacheUse.of("machines", machines),
        CacheUse.of("activities", activities),
        CacheUse.of("releases", releases),
        CacheUse.of("revisions", revisions),
        CacheUse.of("programs", programs));
  }

  private void forget(Name name) {
    changes.incrementAndGet();
    machines.remove(name);
    releases.remove(name);
    activities.remove(name);
  }

  private void forgetAll() {
    changes.incrementAndGet();
    machines.clear();
    releases.clear();
    activities.clear();
  }

  /** Null where there is no such machine. */
  public Future<@Nullable Machine> machine(Name name) {
    return find(machines, name, catalog::machine);
  }

  /** What finds versions, and what aliases lead to. */
  public Targets targets() {
    return targets;
  }

  /** The versions and aliases of a machine; none where there is no machine. */
  public Future<Published> releases(Name machine) {
    return find(releases, machine, name -> catalog.releases().of(name).map(found -> found))
        .map(found -> found == null ? Published.NONE : found);
  }

  /**
   * A revision, which never changes; null where it is lost. Its tags are those that it began with.
   */
  public Future<@Nullable Machine> revision(Name machine, String revision) {
    Machine known = revisions.get(revision);
    if (known != null) {
      return Future.succeededFuture(known);
    }
    return catalog
        .revision(machine, revision)
        .onSuccess(
            found -> {
              if (found != null) {
                revisions.put(revision, found);
              }
            });
  }

  /** Null where there is no such activity. */
  public Future<@Nullable Activity> activity(Name name) {
    return find(activities, name, catalog::activity);
  }

  /**
   * Whether an activity has been there since a time, so that a task scheduled then is for it and
   * not for one before it of the same name. What is not known to be so is read.
   */
  public Future<Boolean> isThereSince(Name activity, long time) {
    Entry<Activity> known = activities.get(activity);
    return known != null && isFresh(known.askedAt()) && isSince(known.value(), time)
        ? Future.succeededFuture(true)
        : read(activities, activity, catalog::activity).map(there -> isSince(there, time));
  }

  private static boolean isSince(@Nullable Activity activity, long time) {
    return activity != null && activity.creationTime() <= time;
  }

  /** Those of these activities that exist; null where it is not known of all of them. */
  public @Nullable List<Activity> knownActivities(Collection<Name> names) {
    List<Activity> existing = new ArrayList<>(names.size());
    for (Name name : names) {
      Entry<Activity> entry = activities.get(name);
      if (entry == null) {
        return null;
      }
      if (entry.value() != null) {
        existing.add(entry.value());
      }
    }
    return existing;
  }

  private <T> Future<@Nullable T> find(
      WeighedCache<Name, Entry<T>> cache, Name name, Function<Name, Future<@Nullable T>> ask) {
    Entry<T> known = cache.get(name);
    return known != null && isFresh(known.askedAt())
        ? Future.succeededFuture(known.value())
        : read(cache, name, ask);
  }

  private <T> Future<@Nullable T> read(
      WeighedCache<Name, Entry<T>> cache, Name name, Function<Name, Future<@Nullable T>> ask) {
    long before = changes.get();
    long askedAt = clock.millis();
    return ask.apply(name)
        .compose(
            value -> {
              if (!isFresh(askedAt)) {
                // this instance has stood still meanwhile
                return read(cache, name, ask);
              }
              // what was read before a change must not outlive it
              if (listening && changes.get() == before) {
                cache.put(name, new Entry<>(value, askedAt));
              }
              return Future.succeededFuture(value);
            });
  }

  /** Whether the machine of a program is remembered as one that stays. */
  public boolean isKnownToStay(Program program) {
    Entry<Machine> known = machines.get(program.machine());
    return known != null && isFresh(known.askedAt()) && program.isOf(known.value());
  }

  /**
   * Whether the machine of a program is being deleted, or has been. Executions fail by that, so it
   * is read unless it is known not to be so.
   */
  public Future<Boolean> isDeleted(Program program) {
    return isKnownToStay(program)
        ? Future.succeededFuture(false)
        : read(machines, program.machine(), catalog::machine)
            .map(machine -> !program.isOf(machine));
  }

  private boolean isFresh(long askedAt) {
    return clock.millis() - askedAt < FRESH_MS;
  }

  /** A revision, compiled. */
  public Future<Program> program(Name machine, String revision) {
    Program known = programs.get(revision);
    if (known != null) {
      return Future.succeededFuture(known);
    }
    return catalog
        .revision(machine, revision)
        .compose(
            found -> {
              if (found == null) {
                throw new LostDefinitionException(
                    "revision " + revision + " of state machine " + machine + " is lost");
              }
              return prepare(found.definition()).map(ready -> compile(found));
            });
  }

  /** Makes ready for the parsing of a definition. */
  public Future<Void> prepare(String definition) {
    return preparation.of(definition);
  }

  private Program compile(Machine machine) {
    try {
      Definition definition =
          parser.parse(machine.definition(), MachineType.valueOf(machine.type()));
      Program program = Program.of(machine, definition);
      programs.put(machine.revision(), program);
      return program;
    } catch (DefinitionException e) {
      UnknownDefinitionException unknown = new UnknownDefinitionException(machine, e);
      tell(machine.revision(), unknown);
      throw unknown;
    }
  }

  /** Once, as it is tried again and again. */
  private void tell(String revision, UnknownDefinitionException unknown) {
    if (unknownRevisions.size() < MOST_TOLD && unknownRevisions.add(revision)) {
      LOG.log(Level.ERROR, unknown.getMessage(), unknown.getCause());
    }
  }
}
