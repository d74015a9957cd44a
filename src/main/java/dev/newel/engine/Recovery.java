package dev.newel.engine;

import dev.newel.engine.message.EngineReply;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.Turn;
import dev.newel.store.OutboxEntry;
import java.time.Clock;
import java.util.List;

/**
 * Does over what entries of the outbox are for that another instance has left, or this one was too
 * slow for: whatever the execution still wants of it.
 */
final class Recovery {

  private final Interpreters interpreters;
  private final EffectPerformer performer;
  private final Outbox outbox;
  private final StatusEvents statusEvents;
  private final Clock clock;

  Recovery(
      Interpreters interpreters,
      EffectPerformer performer,
      Outbox outbox,
      StatusEvents statusEvents,
      Clock clock) {
    this.interpreters = interpreters;
    this.performer = performer;
    this.outbox = outbox;
    this.statusEvents = statusEvents;
    this.clock = clock;
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
      doOver(job, mailbox);
    } else {
      mailbox.doubt(List.of(job));
    }
    mailbox.finish();
  }

  private void doOver(Job.Recover job, Mailbox mailbox) {
    OutboxEntry entry = job.entry();
    Execution execution = mailbox.loaded().execution();
    switch (entry.kind()) {
      case PERFORM -> perform(entry, execution);
      case WITHDRAW -> performer.withdraw(entry);
      case RESUME -> resume(job, execution, mailbox);
      case TELL_STATUS -> statusEvents.tellAgain(entry, execution);
    }
  }

  private void perform(OutboxEntry entry, Execution execution) {
    Frame frame = execution.frame(entry.frame());
    if (frame == null || !frame.awaits(entry.nonce())) {
      outbox.performed(entry);
      return;
    }
    interpreters
        .of(execution.start())
        .onSuccess(
            ready -> {
              Effect effect = ready.over(new Turn(execution, clock.millis())).effectOf(frame);
              if (effect == null) {
                outbox.performed(entry);
              } else {
                performer.perform(entry, effect, frame.enteredTime());
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
