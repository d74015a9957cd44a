package dev.newel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.engine.outbox.OutboxEntries;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.Turn;
import dev.newel.store.Commit;
import dev.newel.store.OutboxEntry;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CommitBuilderTest {

  private static final OutboxEntry PERFORMED =
      new OutboxEntry(Turns.KEY, 0, 1, OutboxEntry.Kind.PERFORM, "");

  private final Parts parts = new Parts();
  private final CommitBuilder builder =
      new CommitBuilder(parts.outbox, parts.statusEvents, new SplittableRandom(1));
  private final Mailbox mailbox = new Mailbox(Turns.KEY, free -> {});

  private Attempt first(String state) {
    return new Attempt(mailbox, Turns.of(state).begin(), new Job.Begin(Turns.START, Job.NOBODY));
  }

  @Test
  void shouldWriteDownWhatAFirstTurnOwesAndStrikeWhatWasPerformed() {
    parts.outbox.performed(PERFORMED);
    Attempt attempt = first(Turns.TASK);

    Commit commit = builder.build(attempt);

    assertThat(commit.turn()).isSameAs(attempt.turn());
    assertThat(commit.expected()).isNull();
    assertThat(commit.owed()).isEqualTo(OutboxEntries.of(attempt.turn())).hasSize(1);
    assertThat(commit.struck()).containsExactly(PERFORMED);
  }

  @Test
  void shouldLeaveTheOutboxAloneWhereAnExecutionEndsAtOnce() {
    parts.outbox.performed(PERFORMED);

    assertThat(builder.build(first(Turns.PASS)).struck()).isEqualTo(List.of());
    assertThat(parts.outbox.toStrike(Turns.KEY)).containsExactly(PERFORMED);
  }

  @Test
  void shouldNameEachCommitAnew() {
    CommitBuilder other =
        new CommitBuilder(parts.outbox, parts.statusEvents, new SplittableRandom(2));

    assertThat(builder.build(first(Turns.TASK)).fence())
        .isNotEqualTo(builder.build(first(Turns.TASK)).fence())
        .isNotEqualTo(other.build(first(Turns.TASK)).fence());
  }

  @Test
  void shouldSayByWhichDeadlinesAndForWhichCallsATurnIs() {
    Turns turns = Turns.of(Turns.TASK);
    Execution started = turns.started(7);
    Stimulus due = new Stimulus.FrameDue(Frame.TOP, Turns.top(started).dueAt());
    Turn turn = turns.next(started, Turns.START.startTime() + 60_000, due);
    Attempt attempt = Turns.attempt(mailbox, turn, "before");
    attempt.add(Turns.job(due, "call"));
    attempt.add(Turns.job(new Stimulus.ExecutionDue(), (String) null));

    Commit commit = builder.build(attempt);

    assertThat(commit.expected()).isEqualTo("before");
    assertThat(commit.duesMet()).containsExactly(Frame.TOP);
    assertThat(commit.executionDueMet()).isTrue();
    assertThat(commit.invocations()).containsExactly("call");
  }
}
