package dev.newel.engine;

import dev.newel.aws.Name;
import dev.newel.engine.definition.CachedCatalog;
import dev.newel.engine.definition.Program;
import dev.newel.interpreter.Interpreter;
import dev.newel.interpreter.model.Environment;
import dev.newel.interpreter.model.ExecutionStart;
import dev.newel.interpreter.model.Turn;
import dev.newel.store.Catalog.Activity;
import io.vertx.core.Future;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds what turns are interpreted by: the revision of an execution, and what it refers to. */
final class Interpreters {

  private final CachedCatalog catalog;
  private final EngineOptions options;

  Interpreters(CachedCatalog catalog, EngineOptions options) {
    this.catalog = catalog;
    this.options = options;
  }

  /**
   * A compiled revision, and which of its activities exist: as they are read for this turn, since
   * what is remembered of them may be forgotten any moment.
   */
  final class Ready {
    private final Program program;
    private final Set<Name> activities;

    private Ready(Program program, Set<Name> activities) {
      this.program = program;
      this.activities = activities;
    }

    Interpreter over(Turn turn) {
      String region = turn.execution().start().key().home().region();
      Environment environment =
          new Environment(
              region,
              options.limits(),
              options.random(),
              options.tokens(),
              this::exists,
              options.rehearsal());
      return new Interpreter(program.definition(), turn, environment);
    }

    private boolean exists(String activityArn) {
      Name activity = program.activities().get(activityArn);
      return activity != null && activities.contains(activity);
    }
  }

  /** What an execution's turns need; at once where it is all remembered. */
  Future<Ready> of(ExecutionStart start) {
    Future<Program> program = catalog.program(start.key().machineName(), start.revision());
    if (program.succeeded()) {
      Set<Name> known = catalog.knownActivities(program.result().activities().values());
      if (known != null) {
        return Future.succeededFuture(new Ready(program.result(), known));
      }
    }
    return program.compose(this::readActivities);
  }

  private Future<Ready> readActivities(Program program) {
    List<Future<@Nullable Activity>> reads =
        program.activities().values().stream().map(catalog::activity).toList();
    return Future.all(reads)
        .map(
            all ->
                new Ready(
                    program,
                    all.<@Nullable Activity>list().stream()
                        .filter(Objects::nonNull)
                        .map(Activity::name)
                        .collect(Collectors.toSet())));
  }
}
