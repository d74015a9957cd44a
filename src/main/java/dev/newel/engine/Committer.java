package dev.newel.engine;

import dev.newel.engine.message.EngineReply;
import dev.newel.interpreter.model.Outcome;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.kinds.KindSwitch;
import dev.newel.store.Commit;
import dev.newel.store.ExecutionStore.CommitResult;
import dev.newel.store.PartitionStore;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brings turns into the store, and tells everyone whom it concerns what became of that: the
 * callers, the polls, the mailbox, the outbox.
 */
final class Committer {

  private final CommitBuilder builder;
  private final CommitSender sender;
  private final Outbox outbox;
  private final NearTimers timers;
  private final FollowUp followUp;
  private final @Nullable TurnReports reports;
  private final KindSwitch<CommitResult, Sent> results =
      KindSwitch.<CommitResult, Sent>over(CommitResult.class)
          .on(CommitResult.Committed.class, (committed, sent) -> committed(sent))
          .on(CommitResult.Outdated.class, this::outdated)
          .on(CommitResult.NotDue.class, this::notDue)
          .on(CommitResult.Gone.class, (gone, sent) -> gone(sent))
          .build();

  Committer(
      CommitBuilder builder,
      CommitSender sender,
      Outbox outbox,
      NearTimers timers,
      FollowUp followUp,
      @Nullable TurnReports reports) {
    this.builder = builder;
    this.sender = sender;
    this.outbox = outbox;
    this.timers = timers;
    this.followUp = followUp;
    this.reports = reports;
  }

  /** Commits a turn. Its mailbox goes on when it is known what became of that. */
  void commit(Attempt attempt) {
    Commit commit = builder.build(attempt);
    sender.send(commit, new Sent(attempt, commit));
  }

  /** A commit that is under way. */
  private final class Sent implements CommitSender.Fate {
    private final Attempt attempt;
    private final Commit commit;

    Sent(Attempt attempt, Commit commit) {
      this.attempt = attempt;
      this.commit = commit;
    }

    @Override
    public void decided(CommitResult result) {
      results.accept(result, this);
    }

    /** Callers hear at once that the store is away, and ask again if they want to know. */
    @Override
    public void delayed(Throwable cause) {
      EngineReply why = EngineReply.Unavailable.by(cause);
      attempt.callers().lost(why);
      attempt.mailbox().stall(why);
    }

    @Override
    public void givenUp() {
      attempt.callers().lost(new EngineReply.Unavailable("the store is away"));
      attempt.polls().waitOn();
      outbox.notStruck(commit.struck());
      attempt.mailbox().forget();
      attempt.mailbox().finish();
    }
  }

  private void committed(Sent sent) {
    Attempt attempt = sent.attempt;
    if (reports != null) {
      reports.tell(attempt.turn(), sent.commit.expected() == null);
    }
    attempt.mailbox().committed(attempt.turn(), sent.commit.fence());
    attempt.callers().committed();
    attempt.mailbox().finish();
    followUp.follow(attempt);
  }

  private void outdated(CommitResult.Outdated outdated, Sent sent) {
    Attempt attempt = sent.attempt;
    outbox.notStruck(sent.commit.struck());
    attempt.polls().answer(attempt.key(), outdated.current().execution().frames());
    attempt.mailbox().outdated(outdated.current());
    attempt.callers().outdated(outdated.current());
    attempt.mailbox().finish();
  }

  /** A deadline was moved by a heartbeat: its fact falls away, the others are laid in again. */
  private void notDue(CommitResult.NotDue notDue, Sent sent) {
    Attempt attempt = sent.attempt;
    outbox.notStruck(sent.commit.struck());
    attempt.polls().waitOn();
    attempt.mailbox().deadlineMoved(notDue.frame(), notDue.dueAt());
    timers.armAgain(attempt.key(), notDue);
    attempt.mailbox().putBack(withoutDue(attempt, notDue.frame()));
    attempt.mailbox().finish();
  }

  private static List<Job> withoutDue(Attempt attempt, int frame) {
    List<Job> others = new ArrayList<>();
    for (Job.Fact fact : attempt.facts()) {
      if (isDue(fact.stimulus(), frame)) {
        fact.reply()
            .accept(
                new EngineReply.Delivered(
                    Outcome.NOTHING_TO_DO, attempt.turn().execution().progress()));
      } else {
        others.add(fact);
      }
    }
    return others;
  }

  private static boolean isDue(Stimulus stimulus, int frame) {
    return stimulus instanceof Stimulus.FrameDue due
        ? due.frame() == frame
        : stimulus instanceof Stimulus.ExecutionDue && frame == PartitionStore.WHOLE_EXECUTION;
  }

  private void gone(Sent sent) {
    Attempt attempt = sent.attempt;
    outbox.notStruck(sent.commit.struck());
    attempt.polls().waitOn();
    attempt.mailbox().forget();
    attempt.callers().lost(new EngineReply.NoExecution());
    attempt.mailbox().finish();
  }
}
