package dev.newel.engine;

import dev.newel.engine.message.EngineReply;
import dev.newel.kinds.KindSwitch;
import dev.newel.store.ExecutionStore;
import dev.newel.store.ExecutionStore.Loaded;

/** Does what stands first in a mailbox. What it needs of the execution is read before. */
final class JobRunner {

  private final ExecutionStore store;
  private final KindSwitch<Job, Mailbox> jobs;

  JobRunner(ExecutionStore store, TurnRunner turns, Heartbeats heartbeats, Recovery recovery) {
    this.store = store;
    this.jobs =
        KindSwitch.<Job, Mailbox>over(Job.class)
            .on(Job.Begin.class, turns::begin)
            .on(
                Job.Fact.class,
                (fact, mailbox) -> turns.run(mailbox.takeFactsBehind(fact), mailbox))
            .on(Job.Heartbeat.class, heartbeats::pass)
            .on(Job.Recover.class, recovery::recover)
            .build();
  }

  /** Works on a mailbox that has started, until it can be told to finish. */
  void run(Mailbox mailbox) {
    if (mailbox.mustBeRead()) {
      read(mailbox);
    } else {
      jobs.accept(mailbox.take(), mailbox);
    }
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
