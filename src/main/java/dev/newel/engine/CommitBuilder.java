package dev.newel.engine;

import dev.newel.engine.outbox.Outbox;
import dev.newel.engine.outbox.OutboxEntries;
import dev.newel.engine.outbox.StatusEvents;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.store.Commit;
import dev.newel.store.OutboxEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Writes down what is to be committed of a turn, and what goes with it. */
final class CommitBuilder {

  private final Outbox outbox;
  private final StatusEvents statusEvents;
  private final String fencePrefix;
  private long commits;

  /**
   * @param random makes the fences of this builder different from those of all others
   */
  CommitBuilder(Outbox outbox, StatusEvents statusEvents, RandomGenerator random) {
    this.outbox = outbox;
    this.statusEvents = statusEvents;
    this.fencePrefix = Long.toUnsignedString(random.nextLong(), 36) + ".";
  }

  Commit build(Attempt attempt) {
    List<Integer> dues = new ArrayList<>(1);
    List<String> invocations = new ArrayList<>(1);
    boolean executionDue = false;
    for (Job.Fact fact : attempt.facts()) {
      if (fact.stimulus() instanceof Stimulus.FrameDue due) {
        dues.add(due.frame());
      }
      executionDue |= fact.stimulus() instanceof Stimulus.ExecutionDue;
      if (fact.invocationId() != null) {
        invocations.add(fact.invocationId());
      }
    }
    return new Commit(
        attempt.turn(),
        attempt.expected(),
        fencePrefix + Long.toString(++commits, 36),
        owed(attempt),
        isWhole(attempt) ? List.of() : outbox.toStrike(attempt.key()),
        dues,
        executionDue,
        invocations,
        attempt.recovers());
  }

  private List<OutboxEntry> owed(Attempt attempt) {
    List<OutboxEntry> owed = new ArrayList<>(OutboxEntries.of(attempt.turn()));
    owed.addAll(statusEvents.owed(attempt.turn(), attempt.begins()));
    return owed;
  }

  /** Kept as one value, and written without a look at the outbox. */
  private static boolean isWhole(Attempt attempt) {
    return attempt.begins() && attempt.turn().ending() != null;
  }
}
