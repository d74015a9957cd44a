package dev.newel.engine.child;

import dev.newel.engine.definition.CachedCatalog;
import dev.newel.engine.message.EngineClient;
import dev.newel.engine.message.EngineReply;
import dev.newel.engine.message.EngineRequest;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.Outcome;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ParentTask;
import io.vertx.core.Future;
import java.time.Clock;

/**
 * What executions and those that they have started say to each other. Each message is a fact for
 * the one who gets it, who takes it once: it may be said again wherever it is not known whether it
 * was heard, and then the future fails.
 */
public final class Relatives {

  private final ChildStarter starter;
  private final EngineClient engines;
  private final Clock clock;

  public Relatives(CachedCatalog catalog, EngineClient engines, Clock clock) {
    this.starter = new ChildStarter(catalog, engines, clock);
    this.engines = engines;
    this.clock = clock;
  }

  /**
   * Starts a child, and tells the task so. A child that was started too late, when nobody waits for
   * it any more, is stopped.
   */
  public Future<Void> start(ExecutionKey parent, Effect.StartChild task) {
    return starter
        .start(parent, task)
        .compose(
            fact ->
                deliver(parent, fact)
                    .compose(
                        reply ->
                            isOver(reply) ? undo(fact, parent, task) : Future.succeededFuture()));
  }

  /**
   * Starts a child that nobody waits for.
   *
   * @return what the task is to hear of it; a failure where that is not known
   */
  public Future<Stimulus> begin(ExecutionKey parent, Effect.StartChild task) {
    return starter.start(parent, task);
  }

  /** Starts what is part of a distributed Map state, likewise. */
  public Future<Void> start(ExecutionKey whole, Effect.StartPart asked) {
    ParentTask waiting = new ParentTask(whole, asked.frame(), asked.nonce());
    return engines
        .start(new EngineRequest.Start(asked.part().at(clock.millis()), waiting))
        .compose(
            reply ->
                reply instanceof EngineReply.Started started
                    ? tellStarted(started, waiting)
                    : Future.failedFuture("the start of a part got " + reply));
  }

  private Future<Void> tellStarted(EngineReply.Started started, ParentTask waiting) {
    Ending ending = started.progress().ending();
    return deliver(
            waiting.execution(),
            new Stimulus.ChildSeen(
                waiting.frame(),
                waiting.nonce(),
                started.start(),
                ending,
                started.progress().redrives()))
        .compose(
            reply ->
                isOver(reply) && ending == null
                    ? stop(started.start().key(), waiting)
                    : Future.succeededFuture());
  }

  private static boolean isOver(EngineReply reply) {
    return reply instanceof EngineReply.NoExecution
        || (reply instanceof EngineReply.Delivered delivered
            && delivered.outcome() == Outcome.NO_SUCH_TASK);
  }

  private Future<Void> undo(Stimulus fact, ExecutionKey parent, Effect.StartChild task) {
    return task.isAwaited() && fact instanceof Stimulus.ChildSeen seen && seen.ending() == null
        ? stop(seen.child().key(), new ParentTask(parent, task.frame(), task.nonce()))
        : Future.succeededFuture();
  }

  /** Stops a child, if it is the one that the task waited for. */
  public Future<Void> stop(ExecutionKey child, ParentTask task) {
    return deliver(child, new Stimulus.Abandoned(task)).mapEmpty();
  }

  /** Tells a task that the execution has ended that it waits for. */
  public Future<Void> tell(Effect.TellParent end) {
    return deliver(
            end.parent().execution(),
            new Stimulus.ChildSeen(
                end.frame(), end.nonce(), end.child(), end.ending(), end.redrives()))
        .mapEmpty();
  }

  private Future<EngineReply> deliver(ExecutionKey execution, Stimulus fact) {
    return engines
        .deliver(execution, fact, null)
        .compose(
            reply ->
                reply instanceof EngineReply.Unavailable away
                    ? Future.failedFuture(away.reason())
                    : Future.succeededFuture(reply));
  }
}
