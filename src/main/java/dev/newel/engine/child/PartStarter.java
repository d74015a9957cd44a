package dev.newel.engine.child;

import dev.newel.engine.message.EngineClient;
import dev.newel.engine.message.EngineReply;
import dev.newel.engine.message.EngineRequest;
import dev.newel.engine.message.ExpressRequest;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.Progress;
import dev.newel.interpreter.model.Redrives;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.interpreter.model.start.ParentTask;
import dev.newel.store.HistoryStore.Summary;
import dev.newel.store.Peers;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Starts what is part of a distributed Map state, on the instance that looks after its partition,
 * so that a Map Run has all of them work for it. An Express execution is run to its end instead:
 * whoever asks keeps the entry of the outbox for so long, so that it is run again where this
 * instance dies.
 */
final class PartStarter {

  private final EngineClient engines;
  private final Peers peers;
  private final Function<ExecutionKey, Future<@Nullable Summary>> reader;
  private final Clock clock;

  /** What stops the Express executions that run, by who waits for them. */
  private final Map<ParentTask, Runnable> running = new ConcurrentHashMap<>();

  /**
   * @param reader describes executions with all their payloads
   */
  PartStarter(
      EngineClient engines,
      Peers peers,
      Function<ExecutionKey, Future<@Nullable Summary>> reader,
      Clock clock) {
    this.engines = engines;
    this.peers = peers;
    this.reader = reader;
    this.clock = clock;
  }

  /** What its whole is to hear of it; a failure where that is not known. */
  Future<Stimulus> start(Effect.StartPart asked, ParentTask waiting) {
    return asked.redrives() == 0
        ? start(asked.part(), waiting).map(seen -> seen)
        : redrive(new Peers.Redrive(asked.part(), waiting, asked.redrives(), asked.mayBegin()));
  }

  private Future<Stimulus.ChildSeen> start(ExecutionStart part, ParentTask waiting) {
    String peer = peers.of(part.key(), part.input());
    return peer == null
        ? startHere(part, waiting)
        : peers
            .ask(peer, new Peers.Start(part, waiting))
            .map(answer -> seen(part.at(answer.startTime()), waiting, answer.ending()))
            .recover(unknown -> startHere(part, waiting));
  }

  /** The same for another instance that asks. */
  Future<Stimulus.ChildSeen> startHere(ExecutionStart part, ParentTask waiting) {
    ExecutionStart now = part.at(clock.millis());
    return part.isExpressPart() ? run(now, waiting) : begin(now, waiting);
  }

  private Future<Stimulus> redrive(Peers.Redrive asked) {
    String peer = peers.of(asked.execution(), asked.child().input());
    return peer == null
        ? redriveHere(asked)
        : peers
            .ask(peer, asked)
            .<Stimulus>map(answer -> seen(asked.child(), asked.waiting(), null))
            .recover(unknown -> redriveHere(asked));
  }

  /** Has go on what has ended, once for each redrive, or begin what never has. */
  Future<Stimulus> redriveHere(Peers.Redrive asked) {
    return asked.mayBegin() ? beginOrGoOn(asked) : goOn(asked);
  }

  /** What this very attempt has begun need not go on. */
  private Future<Stimulus> beginOrGoOn(Peers.Redrive asked) {
    ExecutionStart part = asked.child().at(clock.millis());
    return engines
        .start(new EngineRequest.Start(part, asked.waiting()))
        .compose(
            reply -> {
              if (reply instanceof EngineReply.NameTaken) {
                return goOn(asked);
              } else if (reply instanceof EngineReply.Started started) {
                return Objects.equals(started.start().invocationId(), part.invocationId())
                    ? begun(started, asked.waiting()).map(seen -> seen)
                    : goOn(asked);
              }
              return Future.failedFuture("the start of a part got " + reply);
            });
  }

  private Future<Stimulus> goOn(Peers.Redrive asked) {
    Stimulus redriven = new Stimulus.Redriven(null, asked.waiting(), asked.redrives());
    return engines
        .deliver(asked.execution(), redriven, null)
        .compose(
            reply -> {
              if (reply instanceof EngineReply.NoExecution) {
                return Future.succeededFuture(missing(asked.waiting()));
              } else if (reply instanceof EngineReply.Delivered delivered) {
                return wentOn(asked, delivered.progress());
              }
              return Future.failedFuture("the redrive of a part got " + reply);
            });
  }

  private Future<Stimulus> wentOn(Peers.Redrive asked, Progress progress) {
    if (progress.parents().contains(asked.waiting())) {
      return Future.succeededFuture(seen(asked.child(), asked.waiting(), null));
    }
    return progress.ending() == null
        ? stopFirst(asked, progress)
        : reader.apply(asked.execution()).map(there -> ended(asked, there));
  }

  /**
   * One that still runs for an earlier attempt is to stop, and is tried again later. It may not
   * have heard of that, where it began after that was said.
   */
  private Future<Stimulus> stopFirst(Peers.Redrive asked, Progress progress) {
    ParentTask waiting = asked.waiting();
    List<Future<EngineReply>> stops =
        progress.parents().stream()
            .filter(
                earlier ->
                    earlier.execution().equals(waiting.execution())
                        && earlier.frame() == waiting.frame())
            .map(
                earlier ->
                    engines.deliver(asked.execution(), new Stimulus.Abandoned(earlier), null))
            .toList();
    return Future.join(stops)
        .compose(told -> Future.failedFuture("a part that is to be redriven has not ended yet"));
  }

  /** It may have ended after this redrive, or is as it was before. */
  private static Stimulus ended(Peers.Redrive asked, @Nullable Summary part) {
    ParentTask waiting = asked.waiting();
    if (part == null) {
      return missing(waiting);
    }
    Ending ending = part.progress().ending();
    return part.progress().redrives().count() >= asked.redrives()
        ? seen(part.start(), waiting, ending)
        : new Stimulus.ChildStays(waiting.frame(), waiting.nonce(), part.start(), ending);
  }

  private static Stimulus missing(ParentTask waiting) {
    return new Stimulus.ChildStays(waiting.frame(), waiting.nonce(), null, null);
  }

  private Future<Stimulus.ChildSeen> begin(ExecutionStart part, ParentTask waiting) {
    return engines
        .start(new EngineRequest.Start(part, waiting))
        .compose(
            reply ->
                reply instanceof EngineReply.Started started
                    ? begun(started, waiting)
                    : Future.failedFuture("the start of a part got " + reply));
  }

  /** An earlier attempt may have begun it, and has it stopped. */
  private static Future<Stimulus.ChildSeen> begun(EngineReply.Started started, ParentTask waiting) {
    Progress progress = started.progress();
    return progress.ending() != null || progress.parents().contains(waiting)
        ? Future.succeededFuture(seen(started.start(), waiting, progress.ending()))
        : Future.failedFuture("a part still runs for an earlier attempt");
  }

  private Future<Stimulus.ChildSeen> run(ExecutionStart part, ParentTask waiting) {
    return engines
        .run(new ExpressRequest.Run(part, stop -> running.put(waiting, stop)))
        .onComplete(over -> running.remove(waiting))
        .compose(
            reply ->
                reply instanceof EngineReply.Ended ended
                    ? Future.succeededFuture(seen(part, waiting, ended.ending()))
                    : Future.failedFuture("the run of a part got " + reply));
  }

  private static Stimulus.ChildSeen seen(
      ExecutionStart part, ParentTask waiting, @Nullable Ending ending) {
    return new Stimulus.ChildSeen(waiting.frame(), waiting.nonce(), part, ending, Redrives.NONE);
  }

  /** Stops an Express execution if it runs here. */
  boolean stopExpress(ParentTask waiting) {
    Runnable stop = running.remove(waiting);
    if (stop != null) {
      stop.run();
    }
    return stop != null;
  }

  /**
   * Has one stopped that is run by the instance that was to start it. Where nobody hears of that,
   * it ends by itself, within minutes.
   */
  Future<Void> stopElsewhere(ExecutionKey child, ParentTask waiting) {
    String peer = peers.of(child);
    return peer == null
        ? Future.succeededFuture()
        : peers.ask(peer, new Peers.Stop(child, waiting)).<Void>mapEmpty().otherwiseEmpty();
  }
}
