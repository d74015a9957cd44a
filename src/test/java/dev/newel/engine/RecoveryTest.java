package dev.newel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.engine.message.EngineReply;
import dev.newel.engine.message.EngineRequest;
import dev.newel.engine.outbox.OutboxEntries;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Outcome;
import dev.newel.interpreter.model.Pending;
import dev.newel.interpreter.model.Redrives;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.Turn;
import dev.newel.interpreter.model.start.ParentTask;
import dev.newel.store.Catalog.Activity;
import dev.newel.store.ExecutionStore.Loaded;
import dev.newel.store.OutboxEntry;
import dev.newel.store.OutboxEntry.Kind;
import dev.newel.store.TaskQueues.TaskRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecoveryTest {

  private final Parts parts = new Parts();
  private final Recovery recovery = parts.recovery(parts.interpreters(Turns.TASK));
  private final List<Mailbox> free = new ArrayList<>();
  private final Mailbox mailbox = new Mailbox(Turns.KEY, free::add);
  private final Execution execution = Turns.of(Turns.TASK).begun();

  @BeforeEach
  void start() {
    mailbox.read(new Loaded(execution, "fence"));
    mailbox.start();
  }

  private OutboxEntry entry(Kind kind) {
    return new OutboxEntry(
        Turns.KEY,
        Frame.TOP,
        Turns.top(execution).nonce(),
        kind,
        switch (kind) {
          case PERFORM, RESUME, TELL_STATUS -> "";
          case WITHDRAW -> "work";
          case START_CHILD, STOP_CHILD, TELL_PARENT -> Effects.CHILD.arn();
        });
  }

  private int done() {
    return parts.wire.calls() + parts.vertx.sent().size();
  }

  private void recover(OutboxEntry entry) {
    recovery.recover(recovery.jobFor(entry).sure(), mailbox);
    parts.vertx.pass(0);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TELL_STATUS")
  void shouldDoSomethingForEachKind(Kind kind) {
    if (kind == Kind.TELL_PARENT) {
      mailbox.read(new Loaded(Turns.of(Turns.PASS).begun(), "fence"));
    }
    int before = done();
    recover(entry(kind));

    assertThat(done() > before).isNotEqualTo(!mailbox.isEmpty());
    assertThat(free).containsExactly(mailbox);
  }

  @ParameterizedTest
  @EnumSource
  void shouldReadTheExecutionBeforeItDoesAnything(Kind kind) {
    Job.Recover job = recovery.jobFor(entry(kind));
    recovery.recover(job, mailbox);

    assertThat(mailbox.isLoaded()).isFalse();
    assertThat(mailbox.take()).isSameAs(job);
    assertThat(free).containsExactly(mailbox);
  }

  @Test
  void shouldOfferTheTaskThatAFrameStillWaitsFor() {
    recover(entry(Kind.PERFORM));

    assertThat(parts.struck()).isEqualTo(List.of());
    assertThat(parts.queued())
        .containsExactly(new TaskRef(Turns.KEY, Frame.TOP, Turns.top(execution).nonce()));
  }

  @Test
  void shouldStrikeTheOfferToAnActivityThatWasDeleted() {
    parts.store.catalog().deleteActivity(Parts.WORK);
    recover(entry(Kind.PERFORM));

    assertThat(parts.struck()).containsExactly(entry(Kind.PERFORM));
  }

  @Test
  void shouldStrikeTheOfferToAnActivityThatWasMadeAnewSince() {
    long entered = Turns.top(execution).enteredTime();
    parts.store.catalog().deleteActivity(Parts.WORK);
    parts.store.catalog().createActivity(new Activity(Parts.WORK, entered + 1, "[]"));
    recover(entry(Kind.PERFORM));

    assertThat(parts.struck()).containsExactly(entry(Kind.PERFORM));
    assertThat(parts.queued()).isEmpty();
  }

  /** A retry may come long after its state was entered. */
  @Test
  void shouldOfferTheTaskThatWasScheduledAfterTheActivityWasMadeAnew() {
    Frame frame = Turns.top(execution);
    parts.store.catalog().deleteActivity(Parts.WORK);
    parts.store.catalog().createActivity(new Activity(Parts.WORK, frame.enteredTime() + 1, "[]"));
    Pending retried = Objects.requireNonNull(frame.pending()).scheduledAfter(1);
    Turn turn = new Turn(execution, frame.enteredTime() + 1);
    turn.put(frame.in(frame.phase(), frame.lastEvent(), retried));
    execution.apply(turn);
    recover(entry(Kind.PERFORM));

    assertThat(parts.struck()).isEqualTo(List.of());
    assertThat(parts.queued()).hasSize(1);
  }

  @Test
  void shouldStrikeWhatNoFrameWaitsForAnyMore() {
    OutboxEntry entry = new OutboxEntry(Turns.KEY, Frame.TOP, 12_345, Kind.PERFORM, "");
    recover(entry);

    assertThat(parts.struck()).containsExactly(entry);
  }

  @Test
  void shouldStopWorkThatAnotherInstanceHasNot() {
    OutboxEntry entry = OutboxEntries.of(Turns.KEY, Effects.of(Effect.StopWork.class));
    recover(entry);

    assertThat(parts.calls()).isEqualTo(1);
    assertThat(parts.struck()).isEqualTo(List.of());
  }

  /** An instance that stood still may have started it after all. */
  @Test
  void shouldStopAChildThatNoFrameWaitsForAnyMore() {
    OutboxEntry entry =
        new OutboxEntry(Turns.KEY, Frame.TOP, 12_345, Kind.START_CHILD, Effects.CHILD.arn());
    recover(entry);

    assertThat(parts.vertx.sent())
        .containsExactly(
            new EngineRequest.Deliver(
                Effects.CHILD,
                new Stimulus.Abandoned(new ParentTask(Turns.KEY, Frame.TOP, 12_345)),
                null));
  }

  @Test
  void shouldForgetTheStartOfAChildThatNobodyWouldHaveWaitedFor() {
    OutboxEntry entry = new OutboxEntry(Turns.KEY, Frame.TOP, 12_345, Kind.START_CHILD, "");
    recover(entry);

    assertThat(parts.vertx.sent()).isEmpty();
    assertThat(parts.struck()).containsExactly(entry);
  }

  @Test
  void shouldTellAParentOfTheEnd() {
    Execution ended = Turns.of(Turns.PASS).begun();
    mailbox.read(new Loaded(ended, "fence"));
    recover(entry(Kind.TELL_PARENT));

    assertThat(parts.vertx.sent())
        .containsExactly(
            new EngineRequest.Deliver(
                Effects.CHILD,
                new Stimulus.ChildSeen(
                    Frame.TOP,
                    Turns.top(execution).nonce(),
                    ended.start(),
                    ended.progress().ending(),
                    Redrives.NONE),
                null));
    assertThat(parts.struck()).isEqualTo(List.of());
  }

  @Test
  void shouldHaveAParentHearOfTheNextEndWhereTheLastOneIsOver() {
    recover(entry(Kind.TELL_PARENT));

    assertThat(parts.vertx.sent())
        .containsExactly(
            new EngineRequest.Deliver(
                Turns.KEY,
                new Stimulus.Awaited(
                    new ParentTask(Effects.CHILD, Frame.TOP, Turns.top(execution).nonce())),
                null));
    assertThat(parts.struck()).isEqualTo(List.of());
  }

  @Test
  void shouldWithdrawATask() {
    recover(entry(Kind.PERFORM));
    recover(entry(Kind.WITHDRAW));

    assertThat(parts.queued()).isEqualTo(List.of());
    assertThat(parts.struck()).containsExactly(entry(Kind.WITHDRAW));
  }

  @Test
  void shouldGoOnWithAnExecutionAndStrikeTheEntryOnceThatIsCommitted() {
    OutboxEntry entry = entry(Kind.RESUME);
    recover(entry);
    Job.Fact resumed = (Job.Fact) mailbox.take();
    assertThat(resumed.stimulus()).isEqualTo(new Stimulus.Resumed(entry.nonce()));

    resumed.reply().accept(new EngineReply.Unavailable("away"));
    resumed.reply().accept(new EngineReply.Broken());
    assertThat(parts.struck()).isEqualTo(List.of());
    resumed.reply().accept(new EngineReply.Delivered(Outcome.ACCEPTED, execution.progress()));
    assertThat(parts.struck()).containsExactly(entry);
  }

  @Test
  void shouldStrikeAStatusChangeThatNobodyIsToldOf() {
    recover(entry(Kind.TELL_STATUS));

    assertThat(parts.struck()).containsExactly(entry(Kind.TELL_STATUS));
  }

  @Test
  void shouldNotGoOnWithAnExecutionThatHasEnded() {
    mailbox.read(new Loaded(Turns.of(Turns.PASS).begun(), "fence"));
    recover(entry(Kind.RESUME));

    assertThat(mailbox.isEmpty()).isTrue();
    assertThat(parts.struck()).containsExactly(entry(Kind.RESUME));
  }

  @Test
  void shouldStrikeTheEntryOfAnExecutionThatIsNotThere() {
    mailbox.add(recovery.jobFor(entry(Kind.PERFORM)));
    mailbox.notRead(new EngineReply.NoExecution());

    assertThat(parts.struck()).containsExactly(entry(Kind.PERFORM));
  }
}
