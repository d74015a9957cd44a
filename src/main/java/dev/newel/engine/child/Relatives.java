package dev.newel.engine.child;

import dev.newel.engine.definition.CachedCatalog;
import dev.newel.engine.message.EngineClient;
import dev.newel.engine.message.EngineReply;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.Outcome;
import dev.newel.interpreter.model.Redrives;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.interpreter.model.start.MapRunName;
import dev.newel.interpreter.model.start.ParentTask;
import dev.newel.kinds.KindTable;
import dev.newel.store.HistoryStore.Summary;
import dev.newel.store.Peers;
import dev.newel.task.TaskOwner;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What executions and those that they have started say to each other. Each message is a fact for
 * the one who gets it, who takes it once: it may be said again wherever it is not known whether it
 * was heard, and then the future fails.
 */
public final class Relatives {

  private static final KindTable<Peers.Question, Relatives, Future<Peers.Answer>> ANSWERS =
      KindTable.<Peers.Question, Relatives, Future<Peers.Answer>>over(Peers.Question.class)
          .on(Peers.Start.class, (start, self) -> self.start(start))
          .on(Peers.Redrive.class, (redrive, self) -> self.redrive(redrive))
          .on(Peers.Tell.class, (tell, self) -> self.hear(tell))
          .on(Peers.Stop.class, (stop, self) -> self.stop(stop))
          .build();

  private final ChildStarter starter;
  private final PartStarter parts;
  private final MapRunQuota quota;
  private final EngineClient engines;
  private final Peers peers;

  /** For what has no distributed Map states. */
  public Relatives(CachedCatalog catalog, EngineClient engines, Clock clock) {
    this(
        catalog,
        engines,
        Peers.NONE,
        key -> Future.failedFuture("nobody reads " + key),
        MapRunQuota.none(clock),
        clock);
  }

  /**
   * @param peers share what distributed Map states give to do
   * @param reader describes executions with all their payloads
   * @param quota says when Map Runs may begin
   */
  public Relatives(
      CachedCatalog catalog,
      EngineClient engines,
      Peers peers,
      Function<ExecutionKey, Future<@Nullable Summary>> reader,
      MapRunQuota quota,
      Clock clock) {
    this.starter = new ChildStarter(catalog, engines, clock);
    this.parts = new PartStarter(engines, peers, reader, clock);
    this.quota = quota;
    this.engines = engines;
    this.peers = peers;
  }

  /** Does what other instances ask for; one for each instance. */
  public void answerPeers() {
    peers.onAsked(this::answer);
  }

  private Future<Peers.Answer> answer(Peers.Question question) {
    return ANSWERS.apply(question, this);
  }

  private Future<Peers.Answer> start(Peers.Start start) {
    return parts
        .startHere(start.child(), start.waiting())
        .map(seen -> new Peers.Answer(seen.child().startTime(), seen.ending()));
  }

  private Future<Peers.Answer> redrive(Peers.Redrive redrive) {
    return parts
        .redriveHere(redrive)
        .compose(
            fact ->
                fact instanceof Stimulus.ChildSeen seen && seen.ending() == null
                    ? Future.succeededFuture(new Peers.Answer(0, null))
                    : Future.failedFuture("it does not go on"));
  }

  private Future<Peers.Answer> hear(Peers.Tell tell) {
    ParentTask waiting = tell.waiting();
    return deliver(waiting.execution(), seen(waiting, tell.child(), tell.ending(), Redrives.NONE))
        .map(heard -> new Peers.Answer(tell.child().startTime(), tell.ending()));
  }

  private Future<Peers.Answer> stop(Peers.Stop stop) {
    parts.stopExpress(stop.waiting());
    return Future.succeededFuture(new Peers.Answer(0, null));
  }

  /**
   * Starts a child, and tells the task so. A child that was started too late, when nobody waits for
   * it any more, is stopped.
   */
  public Future<Void> start(TaskOwner parent, Effect.StartChild task) {
    return starter
        .start(parent, task)
        .compose(
            fact ->
                deliver(parent.key(), fact)
                    .compose(
                        reply ->
                            isOver(reply)
                                ? undo(fact, parent.key(), task)
                                : Future.succeededFuture()));
  }

  /**
   * Starts a child that nobody waits for.
   *
   * @return what the task is to hear of it; a failure where that is not known
   */
  public Future<Stimulus> begin(TaskOwner parent, Effect.StartChild task) {
    return starter.start(parent, task);
  }

  /**
   * Starts what is part of a distributed Map state, likewise.
   *
   * @return whether that is done; else it has to wait until other Map Runs have ended
   */
  public Future<Boolean> start(ExecutionKey whole, Effect.StartPart asked) {
    return quota
        .admit(asked)
        .compose(may -> may ? startPart(whole, asked).map(true) : Future.succeededFuture(false));
  }

  private Future<Void> startPart(ExecutionKey whole, Effect.StartPart asked) {
    ParentTask waiting = new ParentTask(whole, asked.frame(), asked.nonce());
    return parts
        .start(asked, waiting)
        .onSuccess(fact -> quota.heard(asked, fact))
        .compose(
            fact ->
                deliver(whole, fact)
                    .compose(
                        reply ->
                            isOver(reply)
                                    && fact instanceof Stimulus.ChildSeen seen
                                    && seen.ending() == null
                                ? stop(seen.child().key(), waiting)
                                : Future.succeededFuture()));
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

  /**
   * Stops a child, if it is the one that the task waited for. Of one that is not stored another
   * instance may have an Express execution.
   */
  public Future<Void> stop(ExecutionKey child, ParentTask task) {
    return parts.stopExpress(task)
        ? Future.succeededFuture()
        : deliver(child, new Stimulus.Abandoned(task))
            .compose(
                reply ->
                    reply instanceof EngineReply.NoExecution
                        ? parts.stopElsewhere(child, task)
                        : Future.succeededFuture());
  }

  /** Tells a task that the execution has ended that it waits for. */
  public Future<Void> tell(Effect.TellParent end) {
    ParentTask waiting = end.parent();
    String peer = whoHas(waiting.execution(), end);
    Stimulus fact = seen(waiting, end.child(), end.ending(), end.redrives());
    return peer == null
        ? deliver(waiting.execution(), fact).mapEmpty()
        : peers
            .ask(peer, new Peers.Tell(end.child(), waiting, end.ending()))
            .<Void>mapEmpty()
            .recover(unknown -> deliver(waiting.execution(), fact).mapEmpty());
  }

  /** A Map Run hears much: that goes to the one instance that has it in memory. */
  private @Nullable String whoHas(ExecutionKey parent, Effect.TellParent end) {
    return MapRunName.isAt(parent) && peers.of(parent, end.child().input()) != null
        ? peers.of(parent, end.ending().output())
        : null;
  }

  private static Stimulus seen(
      ParentTask waiting, ExecutionStart child, Ending ending, Redrives redrives) {
    return new Stimulus.ChildSeen(waiting.frame(), waiting.nonce(), child, ending, redrives);
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
