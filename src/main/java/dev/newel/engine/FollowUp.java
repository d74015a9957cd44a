package dev.newel.engine;

import dev.newel.engine.child.MapRunQuota;
import dev.newel.engine.outbox.EffectPerformer;
import dev.newel.engine.outbox.Outbox;
import dev.newel.engine.outbox.OutboxEntries;
import dev.newel.engine.outbox.StatusEvents;
import dev.newel.engine.report.TurnLogs;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.Turn;
import dev.newel.store.PartitionStore;
import java.time.Clock;

/** What follows a commit: nothing of it is needed for what the store has to be right. */
final class FollowUp {

  private final EffectPerformer performer;
  private final MapRunQuota quota;
  private final Outbox outbox;
  private final NearTimers timers;
  private final Clock clock;
  private final StatusEvents statusEvents;
  private final TurnLogs logs;

  FollowUp(
      EffectPerformer performer,
      MapRunQuota quota,
      Outbox outbox,
      NearTimers timers,
      Clock clock,
      StatusEvents statusEvents,
      TurnLogs logs) {
    this.performer = performer;
    this.quota = quota;
    this.outbox = outbox;
    this.timers = timers;
    this.clock = clock;
    this.statusEvents = statusEvents;
    this.logs = logs;
  }

  void follow(Attempt attempt) {
    Turn turn = attempt.turn();
    attempt.polls().answer(turn.execution().start(), turn.changes().values());
    perform(attempt);
    strikeResumed(attempt);
    quota.committed(turn);
    logs.tell(turn);
    turn.changes()
        .forEach((id, frame) -> timers.arm(attempt.key(), id, frame == null ? 0 : frame.dueAt()));
    timers.arm(attempt.key(), PartitionStore.WHOLE_EXECUTION, turn.progress().dueAt());
  }

  private void perform(Attempt attempt) {
    Turn turn = attempt.turn();
    if (clock.millis() - turn.now() >= Outbox.OWN_MS) {
      // after so long a pause another instance may have taken the entries over: the sweep will tell
      return;
    }
    statusEvents.tell(turn, attempt.begins());
    for (Effect effect : turn.effects()) {
      performer.perform(
          OutboxEntries.of(attempt.key(), effect),
          effect,
          turn.time(),
          turn.execution().start(),
          turn.changes().get(effect.frame()));
    }
  }

  private void strikeResumed(Attempt attempt) {
    for (Job.Fact fact : attempt.facts()) {
      if (fact.stimulus() instanceof Stimulus.Resumed resumed) {
        outbox.performed(OutboxEntries.toResume(attempt.key(), resumed.after()));
      }
    }
  }
}
