package dev.newel.engine;

import dev.newel.asl.data.Work;
import dev.newel.engine.definition.LostDefinitionException;
import dev.newel.engine.definition.Program;
import dev.newel.engine.evaluation.Evaluations;
import dev.newel.engine.message.EngineClient;
import dev.newel.engine.message.EngineReply;
import dev.newel.engine.outbox.EffectPerformer;
import dev.newel.engine.outbox.Outbox;
import dev.newel.engine.outbox.StatusEvents;
import dev.newel.engine.outbox.StopEntry;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.Turn;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.interpreter.model.start.ParentTask;
import dev.newel.store.OutboxEntry;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Does over what entries of the outbox are for that another instance has left, or this one was too
 * slow for: whatever the execution still wants of it.
 */
final class Recovery {

  private final Interpreters interpreters;
  private final Evaluations evaluations;
  private final EffectPerformer performer;
  private final Outbox outbox;
  private final EngineClient engines;
  private final StatusEvents statusEvents;
  private final Clock clock;
  private final Faults faults;

  Recovery(
      Interpreters interpreters,
      Evaluations evaluations,
      EffectPerformer performer,
      Outbox outbox,
      EngineClient engines,
      StatusEvents statusEvents,
      Clock clock,
      Faults faults) {
    this.interpreters = interpreters;
    this.evaluations = evaluations;
    this.performer = performer;
    this.engines = engines;
    this.outbox = outbox;
    this.statusEvents = statusEvents;
    this.clock = clock;
    this.faults = faults;
  }

  /** What is to be done with the execution of an entry. */
  Job.Recover jobFor(OutboxEntry entry) {
    return new Job.Recover(
        entry,
        reply -> {
          // after a lost commit the entry stands until it is known what became of that
          if (reply instanceof EngineReply.Delivered || reply instanceof EngineReply.NoExecution) {
            outbox.performed(entry);
          }
        });
  }

  void recover(Job.Recover job, Mailbox mailbox) {
    if (job.isSure()) {
      doOver(job, mailbox).onComplete(done -> mailbox.finish());
    } else {
      mailbox.doubt(List.of(job));
      mailbox.finish();
    }
  }

  /** Over as soon as nothing of the execution is read any more. */
  private Future<?> doOver(Job.Recover job, Mailbox mailbox) {
    OutboxEntry entry = job.entry();
    Execution execution = mailbox.loaded().execution();
    switch (entry.kind()) {
      case PERFORM, START_CHILD -> {
        return perform(entry, mailbox);
      }
      case WITHDRAW -> performer.withdraw(entry);
      case RESUME -> resume(job, execution, mailbox);
      case STOP_CHILD -> performer.stopChild(entry);
      case TELL_PARENT -> tellParent(entry, execution);
      case TELL_STATUS -> statusEvents.tellAgain(entry, execution);
    }
    return Future.succeededFuture();
  }

  private Future<?> perform(OutboxEntry entry, Mailbox mailbox) {
    Execution execution = mailbox.loaded().execution();
    Effect stop = StopEntry.read(entry);
    if (stop == null) {
      return performForFrame(entry, mailbox, execution);
    }
    ExecutionStart start = execution.start();
    performer.perform(entry, stop, start.startTime(), start, execution.frame(stop.frame()));
    return Future.succeededFuture();
  }

  private Future<?> performForFrame(OutboxEntry entry, Mailbox mailbox, Execution execution) {
    Frame frame = execution.frame(entry.frame());
    if (frame == null || !frame.awaits(entry.nonce())) {
      drop(entry);
      return Future.succeededFuture();
    }
    return interpreters
        .of(execution.start())
        .onFailure(why -> notReady(entry, why))
        .compose(
            ready ->
                evaluations
                    .evaluate(work -> effectOf(frame, execution, ready, work))
                    .onFailure(fault -> mailbox.fail(faults, fault)))
        .onSuccess(effect -> perform(entry, effect, execution.start(), frame));
  }

  private Optional<Effect> effectOf(
      Frame frame, Execution execution, Interpreters.Ready ready, Work work) {
    Turn turn = new Turn(execution, clock.millis());
    return Optional.ofNullable(ready.over(turn, work).effectOf(frame));
  }

  private void perform(
      OutboxEntry entry, Optional<Effect> effect, ExecutionStart start, Frame frame) {
    if (effect.isEmpty()) {
      outbox.performed(entry);
    } else if (effect.get() instanceof Effect.OfferTask offer) {
      offer(entry, offer, start, frame);
    } else {
      performer.perform(entry, effect.get(), frame.enteredTime(), start, frame);
    }
  }

  private void notReady(OutboxEntry entry, Throwable why) {
    if (why instanceof LostDefinitionException) {
      // a turn ends what cannot go on
      engines.tell(entry.execution(), new Stimulus.Resumed(entry.nonce()));
    }
  }

  /** Nobody waits any more. A child that was started all the same has to go. */
  private void drop(OutboxEntry entry) {
    if (entry.kind() == OutboxEntry.Kind.START_CHILD && !entry.object().isEmpty()) {
      performer.stopChild(entry);
    } else {
      outbox.performed(entry);
    }
  }

  private void tellParent(OutboxEntry entry, Execution execution) {
    Ending ending = execution.progress().ending();
    ParentTask parent =
        new ParentTask(ExecutionKey.parse(entry.object()), entry.frame(), entry.nonce());
    if (ending == null) {
      waitOn(entry, parent);
      return;
    }
    Effect end =
        new Effect.TellParent(parent, execution.start(), ending, execution.progress().redrives());
    performer.perform(entry, end, ending.stopTime(), execution.start(), null);
  }

  /** It was redriven before the parent heard of its end, which hears of the next one then. */
  private void waitOn(OutboxEntry entry, ParentTask parent) {
    engines
        .deliver(entry.execution(), new Stimulus.Awaited(parent), null)
        .onSuccess(
            reply -> {
              if (reply instanceof EngineReply.Delivered delivered
                  && delivered.progress().parents().contains(parent)) {
                outbox.performed(entry);
              }
            });
  }

  private void offer(OutboxEntry entry, Effect.OfferTask offer, ExecutionStart start, Frame frame) {
    long since = frame.scheduledTime();
    interpreters
        .isThereSince(Program.activity(entry.execution().home(), offer.activityArn()), since)
        .onSuccess(
            there -> {
              if (there) {
                performer.perform(entry, offer, since, start, frame);
              } else {
                outbox.performed(entry);
              }
            });
  }

  private void resume(Job.Recover job, Execution execution, Mailbox mailbox) {
    if (execution.progress().ending() == null) {
      Stimulus goOn = new Stimulus.Resumed(job.entry().nonce());
      mailbox.putBack(List.of(new Job.Fact(goOn, null, job.reply())));
    } else {
      outbox.performed(job.entry());
    }
  }
}
