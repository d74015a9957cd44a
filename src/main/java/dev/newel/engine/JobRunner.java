package dev.newel.engine;

import dev.newel.engine.message.EngineReply;
import dev.newel.kinds.KindSwitch;
import dev.newel.store.ExecutionStore;
import dev.newel.store.ExecutionStore.Loaded;

/**
 * Does what stands first in a mailbox. What it needs of the execution is read before.
 *
 * @param store where executions are read
 * @param turns for what begins an execution, and for facts
 */
record JobRunner(ExecutionStore store, TurnRunner turns, Heartbeats heartbeats, Recovery recovery) {

  private static final KindSwitch<Job, Work> JOBS =
      KindSwitch.<Job, Work>over(Job.class)
          .on(Job.Begin.class, (begin, work) -> work.by.turns.begin(begin, work.mailbox))
          .on(Job.Fact.class, (fact, work) -> work.by.run(fact, work.mailbox))
          .on(Job.Heartbeat.class, (beat, work) -> work.by.heartbeats.pass(beat, work.mailbox))
          .on(Job.Recover.class, (left, work) -> work.by.recovery.recover(left, work.mailbox))
          .build();

  /** A mailbox that is worked on, and by whom. */
  private record Work(JobRunner by, Mailbox mailbox) {}

  /** Works on a mailbox that has started, until it can be told to finish. */
  void run(Mailbox mailbox) {
    if (mailbox.mustBeRead()) {
      read(mailbox);
    } else {
      JOBS.accept(mailbox.take(), new Work(this, mailbox));
    }
  }

  private void run(Job.Fact first, Mailbox mailbox) {
    turns.run(mailbox.takeFactsBehind(first), mailbox);
  }

  private void read(Mailbox mailbox) {
    mailbox.reading();
    store
        .load(mailbox.key())
        .onComplete(
            result -> {
              Loaded found = result.result();
              if (found != null) {
                mailbox.read(found);
              } else if (result.failed()) {
                mailbox.notRead(EngineReply.Unavailable.by(result.cause()));
              } else {
                mailbox.notRead(new EngineReply.NoExecution());
              }
              mailbox.finish();
            });
  }
}
