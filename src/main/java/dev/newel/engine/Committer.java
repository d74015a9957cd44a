package dev.newel.engine;

import dev.newel.engine.message.EngineReply;
import dev.newel.engine.outbox.Outbox;
import dev.newel.engine.report.TurnReports;
import dev.newel.engine.status.TurnWatch;
import dev.newel.interpreter.model.Outcome;
import dev.newel.interpreter.model.Progress;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.kinds.KindSwitch;
import dev.newel.store.Commit;
import dev.newel.store.ExecutionStore.CommitResult;
import dev.newel.store.ExecutionStore.Loaded;
import dev.newel.store.PartitionStore;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brings turns into the store, and tells everyone whom it concerns what became of that: the
 * callers, the polls, the mailbox, the outbox.
 */
final class Committer {

  private static final KindSwitch<CommitResult, Sent> RESULTS =
      KindSwitch.<CommitResult, Sent>over(CommitResult.class)
          .on(CommitResult.Committed.class, (committed, sent) -> sent.committed())
          .on(CommitResult.Outdated.class, (outdated, sent) -> sent.outdated(outdated.current()))
          .on(CommitResult.NotDue.class, (notDue, sent) -> sent.notDue(notDue))
          .on(CommitResult.Gone.class, (gone, sent) -> sent.gone())
          .build();

  private final CommitBuilder builder;
  private final CommitSender sender;
  private final Outbox outbox;
  private final NearTimers timers;
  private final FollowUp followUp;
  private final @Nullable TurnReports reports;
  private final TurnWatch watch;
  private final Faults faults;

  Committer(
      CommitBuilder builder,
      CommitSender sender,
      Outbox outbox,
      NearTimers timers,
      FollowUp followUp,
      @Nullable TurnReports reports,
      TurnWatch watch,
      Faults faults) {
    this.builder = builder;
    this.sender = sender;
    this.outbox = outbox;
    this.timers = timers;
    this.followUp = followUp;
    this.reports = reports;
    this.watch = watch;
    this.faults = faults;
  }

  /** Commits a turn. Its mailbox goes on when it is known what became of that. */
  void commit(Attempt attempt) {
    Commit commit = builder.build(attempt);
    sender.send(commit, new Sent(attempt, commit));
  }

  /** A commit that is under way. */
  private final class Sent implements CommitSender.Fate {
    private final Attempt attempt;
    private final Mailbox mailbox;
    private final Commit commit;

    Sent(Attempt attempt, Commit commit) {
      this.attempt = attempt;
      this.mailbox = attempt.mailbox();
      this.commit = commit;
    }

    @Override
    public void decided(CommitResult result) {
      try {
        RESULTS.accept(result, this);
      } catch (Throwable fault) {
        // an Error holds no mailbox either: Faults has the process end where it must
        mailbox.fail(faults, fault);
      }
      mailbox.finish();
      if (result instanceof CommitResult.Committed) {
        followUp.follow(attempt);
      }
    }

    private void committed() {
      if (reports != null) {
        reports.tell(attempt.turn(), attempt.begins());
      }
      watch.committed(attempt.turn(), attempt.begins());
      mailbox.committed(attempt.turn(), commit.fence());
      attempt.callers().committed();
    }

    private void outdated(Loaded current) {
      outbox.notStruck(commit.struck());
      attempt.polls().answer(current.execution().start(), current.execution().frames());
      mailbox.outdated(current);
      attempt.callers().outdated(current);
    }

    /** A deadline was moved by a heartbeat: its fact falls away, the others are laid in again. */
    private void notDue(CommitResult.NotDue moved) {
      outbox.notStruck(commit.struck());
      attempt.polls().waitOn();
      mailbox.deadlineMoved(moved.frame(), moved.dueAt());
      timers.armAgain(attempt.key(), moved);
      mailbox.putBack(withoutDue(moved.frame()));
    }

    private List<Job> withoutDue(int frame) {
      List<Job> others = new ArrayList<>();
      for (Job.Fact fact : attempt.facts()) {
        if (isDue(fact.stimulus(), frame)) {
          Progress unchanged = attempt.turn().execution().progress();
          fact.reply().accept(new EngineReply.Delivered(Outcome.NOTHING_TO_DO, unchanged));
        } else {
          others.add(fact);
        }
      }
      return others;
    }

    private void gone() {
      outbox.notStruck(commit.struck());
      attempt.polls().waitOn();
      mailbox.forget();
      attempt.callers().lost(new EngineReply.NoExecution());
    }

    /** Callers hear at once that the store is away, and ask again if they want to know. */
    @Override
    public void delayed(Throwable cause) {
      faults.escalate(cause);
      EngineReply why = EngineReply.Unavailable.by(cause);
      attempt.callers().lost(why);
      mailbox.stall(why);
    }

    @Override
    public void refused(Throwable cause) {
      fallAway(EngineReply.Unavailable.by(cause));
    }

    @Override
    public void givenUp() {
      fallAway(new EngineReply.Unavailable("the store is away"));
    }

    /** What had its part in the turn is found again by the sweep, if nobody waits for it here. */
    private void fallAway(EngineReply why) {
      attempt.callers().lost(why);
      attempt.polls().waitOn();
      outbox.notStruck(commit.struck());
      mailbox.forget();
      mailbox.finish();
    }
  }

  private static boolean isDue(Stimulus stimulus, int frame) {
    return stimulus instanceof Stimulus.FrameDue due
        ? due.frame() == frame
        : stimulus instanceof Stimulus.ExecutionDue && frame == PartitionStore.WHOLE_EXECUTION;
  }
}
