package dev.newel.engine;

import dev.newel.engine.message.EngineReply;
import dev.newel.kinds.KindSwitch;
import dev.newel.store.ExecutionStore;
import dev.newel.store.ExecutionStore.Loaded;
import dev.newel.store.UnreadableExecutionException;
import io.vertx.core.Future;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * Does what stands first in a mailbox. What it needs of the execution is read before.
 *
 * @param store where executions are read
 * @param turns for what begins an execution, and for facts
 */
record JobRunner(
    ExecutionStore store,
    TurnRunner turns,
    Heartbeats heartbeats,
    Recovery recovery,
    Faults faults) {

  private static final Logger LOG = System.getLogger(JobRunner.class.getName());

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
    } else if (mailbox.isToBeSetAside()) {
      turns.setAside(
          mailbox,
          "The execution was given up after its turns had failed, or had ended the process that ran"
              + " them, "
              + mailbox.loaded().failures()
              + " times.");
    } else {
      work(mailbox.take(), mailbox);
    }
  }

  /** A fault in a job must not hold up its execution for ever: the job falls away. */
  private void work(Job job, Mailbox mailbox) {
    try {
      JOBS.accept(job, new Work(this, mailbox));
    } catch (Throwable fault) {
      // an Error, too: Faults has the process end where it must
      mailbox.fail(faults, fault);
      job.reply().accept(new EngineReply.Broken());
      mailbox.finish();
    }
  }

  private void run(Job.Fact first, Mailbox mailbox) {
    turns.run(mailbox.takeFactsBehind(first), mailbox);
  }

  private void read(Mailbox mailbox) {
    boolean isInTrouble = mailbox.isInTrouble();
    int failures = mailbox.failures();
    mailbox.reading();
    finishRead(
        isInTrouble ? store.loadAgain(mailbox.key(), failures) : store.load(mailbox.key()),
        mailbox,
        false);
  }

  private void finishRead(Future<@Nullable Loaded> read, Mailbox mailbox, boolean isLastTry) {
    read.onComplete(
        result -> {
          Loaded found = result.result();
          if (found != null) {
            mailbox.read(found);
          } else if (result.succeeded()) {
            mailbox.notRead(new EngineReply.NoExecution());
          } else if (result.cause() instanceof UnreadableExecutionException unreadable) {
            unreadable(unreadable, mailbox, isLastTry);
            return;
          } else {
            faults.escalate(result.cause());
            mailbox.notRead(EngineReply.Unavailable.by(result.cause()));
          }
          mailbox.finish();
        });
  }

  /**
   * What cannot be read is tried again now and then, as after any failure, until it is set aside.
   * Whoever stops it need not wait for that. Where even that does not help, nothing waits any more.
   */
  private void unreadable(
      UnreadableExecutionException unreadable, Mailbox mailbox, boolean isLastTry) {
    boolean isHopeless = isLastTry || unreadable.failures() >= ExecutionStore.TOO_MANY_FAILURES;
    if (unreadable.failures() == 0 || isHopeless) {
      LOG.log(Level.ERROR, unreadable.getMessage(), unreadable);
    }
    if (isHopeless) {
      mailbox.notRead(new EngineReply.NoExecution());
    } else if (mailbox.isToBeStopped()) {
      finishRead(store.loadAgain(mailbox.key(), ExecutionStore.TOO_MANY_FAILURES), mailbox, true);
      return;
    } else {
      mailbox.failed();
      mailbox.notRead(new EngineReply.Broken());
    }
    mailbox.finish();
  }
}
