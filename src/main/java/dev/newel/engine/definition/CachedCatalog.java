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
 * is published is forgotten here; while nothing can be heard, nothing is remembered.
 */
public final class CachedCatalog {

  private static final int DEFINITIONS = 2_000;

  private final Catalog catalog;
  private final DefinitionParser parser;
  private final Preparation preparation;
  private final Map<Name, Entry<Machine>> machines = new ConcurrentHashMap<>();
  private final Map<Name, Entry<Activity>> activities = new ConcurrentHashMap<>();
  private final Map<String, Program> programs = new ConcurrentHashMap<>();
  private final AtomicLong changes = new AtomicLong();
  private volatile boolean listening = true;

  private record Entry<T>(@Nullable T value) {}

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
    if (known != null) {
      return Future.succeededFuture(known.value());
    }
    long before = changes.get();
    return read.apply(name)
        .onSuccess(
            value -> {
              // what was read before a change must not outlive it
              if (listening && changes.get() == before) {
                cache.put(name, new Entry<>(value));
              }
            });
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
                throw new IllegalStateException(
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
      throw new IllegalStateException(
          "the definition of state machine " + machine.name() + " does not parse any more", e);
    }
  }
}
