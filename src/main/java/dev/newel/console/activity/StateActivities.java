package dev.newel.console.activity;

import dev.newel.aws.Name;
import dev.newel.engine.definition.CachedCatalog;
import dev.newel.interpreter.model.start.ExecutionStart;
import io.vertx.core.Future;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which activity does the work of a state, by the revision that an execution runs. */
final class StateActivities {

  private static final int MOST_REVISIONS = 1_000;

  private final CachedCatalog catalog;
  private final Map<Revision, Map<String, Name>> known = new ConcurrentHashMap<>();

  private record Revision(Name machine, String id) {}

  StateActivities(CachedCatalog catalog) {
    this.catalog = catalog;
  }

  /** The activities of a revision by the states that they do the work of. */
  Future<Map<String, Name>> activities(ExecutionStart start) {
    Revision revision = new Revision(start.key().machineName(), start.revision());
    Map<String, Name> found = known.get(revision);
    return found != null
        ? Future.succeededFuture(found)
        : catalog
            .program(revision.machine(), revision.id())
            .map(program -> remember(revision, Map.copyOf(program.activitiesByState())));
  }

  private Map<String, Name> remember(Revision revision, Map<String, Name> activities) {
    if (known.size() >= MOST_REVISIONS) {
      known.clear();
    }
    known.put(revision, activities);
    return activities;
  }
}
