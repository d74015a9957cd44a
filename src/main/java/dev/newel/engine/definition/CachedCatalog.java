package dev.newel.engine.definition;

import dev.newel.asl.Definition;
import dev.newel.asl.parse.DefinitionException;
import dev.newel.asl.parse.DefinitionParser;
import dev.newel.asl.parse.MachineType;
import dev.newel.aws.Name;
import dev.newel.store.Catalog;
import dev.newel.store.Catalog.Activity;
import dev.newel.store.Catalog.Machine;
import dev.newel.store.Store;
import io.vertx.core.Future;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What this instance remembers of the catalog. Other instances publish what they change, and what
 * is published is forgotten here; while nothing can be heard, nothing is remembered. Nothing is
 * remembered for longer than {@link #FRESH_MS}, whatever went wrong: a revision that was replaced
 * is kept for a while longer, and then no execution must begin on it.
 */
public final class CachedCatalog {

  private static final int DEFINITIONS = 2_000;
  private static final long FRESH_MS = 60_000;

  private static final int MOST_TOLD = 1_000;
  private static final Logger LOG = System.getLogger(CachedCatalog.class.getName());

  private final Catalog catalog;
  private final Clock clock;
  private final DefinitionParser parser;
  private final Preparation preparation;
  private final Map<Name, Entry<Machine>> machines = new ConcurrentHashMap<>();
  private final Map<Name, Entry<Activity>> activities = new ConcurrentHashMap<>();
  private final Map<String, Program> programs = new ConcurrentHashMap<>();
  private final Set<String> unknownRevisions = ConcurrentHashMap.newKeySet();
  private final AtomicLong changes = new AtomicLong();
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

  private void forget(Name name) {
    changes.incrementAndGet();
    machines.remove(name);
    activities.remove(name);
  }

  private void forgetAll() {
    changes.incrementAndGet();
    machines.clear();
    activities.clear();
  }

  /** Null where there is no such machine. */
  public Future<@Nullable Machine> machine(Name name) {
    return find(machines, name, catalog::machine);
  }

  /** Null where there is no such activity. */
  public Future<@Nullable Activity> activity(Name name) {
    return find(activities, name, catalog::activity);
  }

  /** Which of these activities exist; null where it is not known of all of them. */
  public @Nullable Set<Name> knownActivities(Collection<Name> names) {
    Set<Name> existing = new HashSet<>();
    for (Name name : names) {
      Entry<Activity> entry = activities.get(name);
      if (entry == null) {
        return null;
      }
      if (entry.value() != null) {
        existing.add(name);
      }
    }
    return existing;
  }

  private <T> Future<@Nullable T> find(
      Map<Name, Entry<T>> cache, Name name, Function<Name, Future<@Nullable T>> read) {
    Entry<T> known = cache.get(name);
    if (known != null && isFresh(known.askedAt())) {
      return Future.succeededFuture(known.value());
    }
    long before = changes.get();
    long askedAt = clock.millis();
    return read.apply(name)
        .compose(
            value -> {
              if (!isFresh(askedAt)) {
                // this instance has stood still meanwhile
                return find(cache, name, read);
              }
              // what was read before a change must not outlive it
              if (listening && changes.get() == before) {
                cache.put(name, new Entry<>(value, askedAt));
              }
              return Future.succeededFuture(value);
            });
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
      Program program = Program.of(machine.name().home(), definition);
      if (programs.size() >= DEFINITIONS) {
        programs.clear();
      }
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
