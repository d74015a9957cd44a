package dev.newel.engine.express;

import dev.newel.asl.data.Work;
import dev.newel.engine.EngineOptions;
import dev.newel.engine.definition.CachedCatalog;
import dev.newel.engine.definition.Program;
import dev.newel.interpreter.Interpreter;
import dev.newel.interpreter.environment.Environment;
import dev.newel.interpreter.environment.Environment.Limits;
import dev.newel.interpreter.model.Turn;
import dev.newel.interpreter.model.start.ExecutionStart;
import io.vertx.core.Future;

/**
 * What the turns of Express machines are interpreted by: the same as those of others, where no
 * activities exist. Their history has no limit, as nobody keeps it, and they run to their end when
 * their machine is deleted meanwhile.
 */
final class ExpressInterpreters {

  private final CachedCatalog catalog;
  private final EngineOptions options;
  private final Limits limits;

  ExpressInterpreters(CachedCatalog catalog, EngineOptions options) {
    this.catalog = catalog;
    this.options = options;
    Limits own = options.limits();
    this.limits =
        new Limits(
            own.payloadBytes(),
            own.heldCharacters(),
            Long.MAX_VALUE,
            own.eventsPerTurn(),
            own.mapConcurrency());
  }

  /** The revision that an execution runs to its end; at once where it is remembered. */
  Future<Program> program(ExecutionStart start) {
    return catalog.program(start.key().machineName(), start.revision());
  }

  Interpreter over(Turn turn, Program program, Work work) {
    Environment environment =
        new Environment(
            turn.execution().start().key().home().region(),
            limits,
            options.random(),
            options.tokens(),
            activity -> false,
            false,
            options.rehearsal());
    return new Interpreter(
        program.definition(turn.execution().start().part()), turn, environment, work);
  }
}
