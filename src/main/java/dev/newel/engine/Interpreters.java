package dev.newel.engine;

import dev.newel.asl.data.Work;
import dev.newel.aws.Name;
import dev.newel.engine.definition.CachedCatalog;
import dev.newel.engine.definition.Program;
import dev.newel.interpreter.Interpreter;
import dev.newel.interpreter.environment.Environment;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.Turn;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.store.Catalog.Activity;
import io.vertx.core.Future;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds what turns are interpreted by: the revision of an execution, what it refers to, and whether
 * its machine is being deleted.
 */
final class Interpreters {

  private final CachedCatalog catalog;
  private final EngineOptions options;

  Interpreters(CachedCatalog catalog, EngineOptions options) {
    this.catalog = catalog;
    this.options = options;
  }

  /**
   * A compiled revision, which of its activities exist, and whether it may go on: as they are read
   * for this turn, since what is remembered of them may be forgotten any moment.
   */
  final class Ready {
    private final Program program;
    private final List<Activity> activities;
    private final boolean machineDeleted;

    private Ready(Program program, List<Activity> activities, boolean machineDeleted) {
      this.program = program;
      this.activities = activities;
      this.machineDeleted = machineDeleted;
    }

    /**
     * A turn of the execution, whose events are dated after the activities were created that it may
     * schedule tasks for: another instance, which did that, may reckon the time ahead of this one,
     * and their tasks would be taken for those of earlier activities of these names.
     *
     * @param now epoch milliseconds
     */
    Turn turn(Execution execution, long now) {
      long earliest = 0;
      for (Activity each : activities) {
        earliest = Math.max(earliest, each.creationTime() + 1);
      }
      return new Turn(execution, now, earliest);
    }

    /** What lays facts into a turn, in which evaluations are this work at most. */
    Interpreter over(Turn turn, Work work) {
      String region = turn.execution().start().key().home().region();
      Environment environment =
          new Environment(
              region,
              options.limits(),
              options.random(),
              options.tokens(),
              this::exists,
              machineDeleted,
              options.rehearsal());
      return new Interpreter(
          program.definition(turn.execution().start().part()), turn, environment, work);
    }

    private boolean exists(String activityArn) {
      Name activity = program.activities().get(activityArn);
      return activity != null && activities.stream().anyMatch(each -> each.name().equals(activity));
    }
  }

  /**
   * Whether the activity that a task is for has been there since a time. One that is made anew
   * after it was deleted must not get the tasks of the one before.
   */
  Future<Boolean> isThereSince(Name activity, long time) {
    return catalog.isThereSince(activity, time);
  }

  /** What an execution's turns need; at once where it is all remembered. */
  Future<Ready> of(ExecutionStart start) {
    Future<Program> program = catalog.program(start.key().machineName(), start.revision());
    if (program.succeeded() && catalog.isKnownToStay(program.result())) {
      List<Activity> known = catalog.knownActivities(program.result().activities().values());
      if (known != null) {
        return Future.succeededFuture(new Ready(program.result(), known, false));
      }
    }
    return program.compose(
        found -> catalog.isDeleted(found).compose(deleted -> readActivities(found, deleted)));
  }

  private Future<Ready> readActivities(Program program, boolean machineDeleted) {
    List<Future<@Nullable Activity>> reads =
        program.activities().values().stream().map(catalog::activity).toList();
    return Future.all(reads)
        .map(
            all ->
                new Ready(
                    program,
                    all.<@Nullable Activity>list().stream().filter(Objects::nonNull).toList(),
                    machineDeleted));
  }
}
