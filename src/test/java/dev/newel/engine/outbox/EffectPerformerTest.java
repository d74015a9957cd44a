package dev.newel.engine.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.engine.Effects;
import dev.newel.engine.Parts;
import dev.newel.engine.RecordedPartitions;
import dev.newel.engine.Turns;
import dev.newel.engine.message.EngineReply;
import dev.newel.engine.message.EngineRequest;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Outcome;
import dev.newel.interpreter.model.Progress;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.store.OutboxEntry;
import dev.newel.store.TaskQueues.TaskRef;
import io.vertx.core.Future;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EffectPerformerTest {

  private static final Stimulus FACT = new Stimulus.TaskFailed(0, 7, "error", null);
  private static final Progress PROGRESS = Turns.of(Turns.TASK).begin().progress();
  private static final TaskRef TASK = new TaskRef(Turns.KEY, 0, 7);

  private final Parts parts = new Parts();

  private static OutboxEntry entry(Class<? extends Effect> kind) {
    return OutboxEntries.of(Turns.KEY, Effects.of(kind));
  }

  private void perform(Effect effect) {
    parts.performer.perform(
        OutboxEntries.of(Turns.KEY, effect),
        effect,
        parts.vertx.clock().millis(),
        Turns.of(Turns.TASK).begin().execution().start(),
        null);
  }

  private void perform(Class<? extends Effect> kind) {
    perform(Effects.of(kind));
  }

  private void say(EngineReply reply) {
    parts.vertx.answer(asked -> Future.succeededFuture(reply));
  }

  @ParameterizedTest
  @MethodSource("dev.newel.engine.Effects#ofEachKind")
  void shouldDoSomethingForEachKind(Effect effect) {
    perform(effect);
    parts.vertx.pass(0);

    assertThat(parts.wire.calls() + parts.calls() + parts.vertx.sent().size()).isPositive();
  }

  @Test
  void shouldOfferATaskAndLookAfterIt() {
    perform(Effect.OfferTask.class);
    parts.vertx.pass(0);

    assertThat(parts.struck()).isEqualTo(List.of());
    assertThat(parts.partitions.renewed)
        .extracting(RecordedPartitions.Renewal::entry)
        .containsExactly(entry(Effect.OfferTask.class));
    assertThat(parts.queued()).containsExactly(TASK);
  }

  @Test
  void shouldWithdrawATask() {
    perform(Effect.OfferTask.class);
    perform(Effect.WithdrawTask.class);
    parts.vertx.pass(0);

    assertThat(parts.struck()).containsExactly(entry(Effect.WithdrawTask.class));
    assertThat(parts.queued()).isEqualTo(List.of());
  }

  @Test
  void shouldNotStrikeAWithdrawalThatTheStoreDidNotHear() {
    parts.wire.cut(true);
    perform(Effect.WithdrawTask.class);
    parts.vertx.pass(0);

    assertThat(parts.struck()).isEqualTo(List.of());
  }

  @Test
  void shouldDeliverWhatACallGave() {
    say(new EngineReply.Delivered(Outcome.ACCEPTED, PROGRESS));
    perform(Effect.CallService.class);
    assertThat(parts.outbox.isIdle()).isFalse();
    assertThat(parts.struck()).isEqualTo(List.of());

    parts.callResult.complete(FACT);

    assertThat(parts.vertx.sent())
        .containsExactly(new EngineRequest.Deliver(Turns.KEY, FACT, null));
    assertThat(parts.outbox.isIdle()).isTrue();
    assertThat(parts.struck()).containsExactly(entry(Effect.CallService.class));
  }

  @Test
  void shouldDeliverTheEndOfWork() {
    say(new EngineReply.Delivered(Outcome.ACCEPTED, PROGRESS));
    perform(Effect.WatchWork.class);
    parts.callResult.complete(FACT);

    assertThat(parts.vertx.sent())
        .containsExactly(new EngineRequest.Deliver(Turns.KEY, FACT, null));
    assertThat(parts.struck()).containsExactly(entry(Effect.WatchWork.class));
  }

  @Test
  void shouldLeaveAFailedLookToTheNextOne() {
    perform(Effect.WatchWork.class);
    parts.callResult.fail("nothing");

    assertThat(parts.vertx.sent()).isEmpty();
    assertThat(parts.struck()).containsExactly(entry(Effect.WatchWork.class));
  }

  @Test
  void shouldStopWorkOnce() {
    perform(Effect.StopWork.class);
    perform(Effect.StopWork.class);
    parts.callResult.complete(FACT);

    assertThat(parts.calls()).isEqualTo(1);
    assertThat(parts.struck()).containsExactly(entry(Effect.StopWork.class));
  }

  @Test
  void shouldKeepAStopThatNobodyHasHeard() {
    perform(Effect.StopWork.class);
    parts.callResult.fail("away");

    assertThat(parts.calls()).isEqualTo(1);
    assertThat(parts.outbox.isIdle()).isTrue();
    assertThat(parts.struck()).isEqualTo(List.of());
  }

  @ParameterizedTest
  @ValueSource(classes = {Effect.StopChild.class, Effect.TellParent.class})
  void shouldSayWhatARelativeIsToHearUntilItIsHeard(Class<? extends Effect> kind) {
    say(new EngineReply.Unavailable("away"));
    perform(kind);
    assertThat(parts.struck()).isEqualTo(List.of());
    assertThat(parts.outbox.isIdle()).isTrue();

    say(new EngineReply.Delivered(Outcome.NO_SUCH_TASK, PROGRESS));
    perform(kind);
    assertThat(parts.struck()).containsExactly(entry(kind));
    assertThat(parts.vertx.sent()).hasSize(2);
  }

  @Test
  void shouldMakeACallOnceAtATime() {
    perform(Effect.CallService.class);
    perform(Effect.CallService.class);

    assertThat(parts.calls()).isEqualTo(1);
  }

  @Test
  void shouldLetTheEntryLapseWhereTheResultIsNotDelivered() {
    say(new EngineReply.Unavailable("away"));
    perform(Effect.CallService.class);
    parts.callResult.complete(FACT);

    assertThat(parts.outbox.isIdle()).isTrue();
    assertThat(parts.struck()).isEqualTo(List.of());
    perform(Effect.CallService.class);
    assertThat(parts.calls()).isEqualTo(2);
  }

  @Test
  void shouldLetTheEntryLapseWhereNothingCameOfTheCall() {
    perform(Effect.CallService.class);
    parts.callResult.fail("nothing");

    assertThat(parts.outbox.isIdle()).isTrue();
    assertThat(parts.struck()).isEqualTo(List.of());
  }
}
