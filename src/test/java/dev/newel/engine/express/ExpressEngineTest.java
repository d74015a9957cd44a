package dev.newel.engine.express;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.engine.message.EngineReply;
import dev.newel.engine.message.ExpressRequest;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.store.ExpressRuns.Run;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Executions of Express machines in virtual time, over a model of the store. */
class ExpressEngineTest {

  private static final String WAIT = "{'Type':'Wait','Seconds':8,'End':true}";
  private static final String LONG_WAIT = "{'Type':'Wait','Seconds':900,'End':true}";
  private static final String CALL =
      "{'Type':'Task','Resource':'arn:aws:states:::aws-sdk:sfn:listActivities','End':true}";

  /** With a way out, which every machine must have. */
  private static final String LOOP =
      "{'Type':'Choice','Default':'X','Choices':[{'Variable':'$.out','IsPresent':true,'Next':'Y'}]},"
          + "'Y':{'Type':'Succeed'}";

  private final ExpressParts parts = new ExpressParts();
  private final List<EngineReply> replies = new ArrayList<>();

  private ExpressEngine engine() {
    return parts.engine(parts.store);
  }

  private ExecutionStart run(ExpressEngine engine, String state) {
    ExecutionStart start = parts.start(state);
    engine.handle(new ExpressRequest.Run(start), replies::add);
    return start;
  }

  private ExecutionStart start(ExpressEngine engine, String state) {
    ExecutionStart start = parts.start(state);
    engine.handle(new ExpressRequest.Start(start), replies::add);
    return start;
  }

  private ExecutionStatus end() {
    assertThat(replies).hasSize(1);
    return ((EngineReply.Ended) replies.get(0)).ending().status();
  }

  private static Run runOf(ExecutionStart start) {
    return Run.of(start);
  }

  @Test
  void shouldAnswerAtOnceWhereNothingIsWaitedFor() {
    run(engine(), "{'Type':'Pass','End':true}");

    assertThat(end()).isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  @Test
  void shouldGoOnWhenATimerSaysSo() {
    run(engine(), WAIT);
    parts.vertx.pass(7_999);
    assertThat(replies).isEmpty();
    parts.vertx.pass(1);

    assertThat(end()).isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  @Test
  void shouldEndAfterFiveMinutes() {
    run(engine(), LONG_WAIT);
    parts.vertx.pass(299_999);
    assertThat(replies).isEmpty();
    parts.vertx.pass(1);

    assertThat(end()).isEqualTo(ExecutionStatus.TIMED_OUT);
  }

  @Test
  void shouldCallUnderTheArnThatItsStatesKnow() {
    ExecutionStart start = run(engine(), CALL);

    assertThat(start.executionArn()).contains(":express:");
    assertThat(parts.callers).containsExactly(start.executionArn());
  }

  @Test
  void shouldLetOthersRunBesideOneThatGoesOnAndOn() {
    ExpressEngine engine = engine();
    run(engine, LOOP);
    parts.vertx.pass(1);
    run(engine, "{'Type':'Pass','End':true}");
    parts.vertx.pass(2);

    assertThat(end()).isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  @Test
  void shouldEndWhenWhoeverWaitsGoes() {
    List<Runnable> onGone = new ArrayList<>();
    ExpressEngine engine = engine();
    engine.handle(new ExpressRequest.Run(parts.start(WAIT), onGone::add), replies::add);
    assertThat(engine.isIdle()).isFalse();

    onGone.forEach(Runnable::run);
    parts.vertx.pass(0);

    assertThat(engine.isIdle()).isTrue();
    assertThat(end()).isEqualTo(ExecutionStatus.ABORTED);
  }

  @Test
  void shouldMakeACallAgainOfWhichNothingCame() {
    parts.answer = Future.failedFuture("the store is away");
    run(engine(), CALL);
    parts.vertx.pass(0);
    assertThat(parts.calls).hasSize(1);

    parts.answer = null;
    parts.vertx.pass(1_000);

    assertThat(parts.calls).hasSize(2);
    assertThat(parts.calls.get(1).nonce()).isEqualTo(parts.calls.get(0).nonce());
    assertThat(end()).isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  @Test
  void shouldTakeAnAnswerThatComesTooLateForNone() {
    ExpressEngine engine = engine();
    run(engine, CALL.replace("'End'", "'TimeoutSeconds':5,'End'"));
    parts.vertx.pass(5_000);
    assertThat(end()).isEqualTo(ExecutionStatus.FAILED);

    parts.late.complete(
        new Stimulus.TaskSucceeded(0, parts.calls.get(0).nonce(), ExpressParts.EMPTY));
    parts.vertx.pass(0);

    assertThat(replies).hasSize(1);
  }

  @Test
  void shouldKeepARecordOfARunUntilItHasEnded() {
    ExecutionStart start = start(engine(), WAIT);
    assertThat(replies).hasOnlyElementsOfType(EngineReply.Started.class);
    assertThat(parts.records()).containsExactly(runOf(start));

    parts.vertx.pass(8_000);
    parts.vertx.pass(2_000);

    assertThat(parts.records()).isEmpty();
  }

  @Test
  void shouldStrikeARunWithTheNextStartInItsPartition() {
    ExpressEngine engine = engine();
    start(engine, "{'Type':'Pass','End':true}");

    ExecutionStart next = start(engine, WAIT);

    assertThat(parts.records()).containsExactly(runOf(next));
  }

  @Test
  void shouldAskTheStoreOnceForAStart() {
    ExpressEngine engine = engine();
    for (int i = 0; i < 10; i++) {
      start(engine, "{'Type':'Pass','End':true}");
    }
    parts.vertx.pass(10_000);

    // and once more for what no other start has struck
    assertThat(parts.wire.calls()).isEqualTo(11);
  }

  @Test
  void shouldAskTheStoreForNothingWhereSomebodyWaits() {
    run(engine(), WAIT);
    parts.vertx.pass(10_000);

    assertThat(parts.wire.calls()).isZero();
  }

  @Test
  void shouldBeginNoMoreThanThereIsMemoryFor() {
    ExpressEngine engine = engine();
    for (int i = 0; i < 100; i++) {
      run(engine, WAIT);
    }
    assertThat(replies).isNotEmpty().hasOnlyElementsOfType(EngineReply.Overloaded.class);
    parts.vertx.pass(8_000);
    replies.clear();

    run(engine, "{'Type':'Pass','End':true}");

    assertThat(end()).isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  @Test
  void shouldNotLoseARunWhileItGoesOn() {
    start(engine(), LONG_WAIT);
    parts.vertx.pass(200_000);

    assertThat(parts.lapsed()).isEmpty();
  }

  @Test
  void shouldBeginAgainWhatADeadInstanceHasLeft() {
    ExpressParts.Instance dead = parts.instance();
    ExecutionStart start = start(dead.engine(), CALL);
    assertThat(parts.calls).hasSize(1);
    dead.kill();
    parts.vertx.pass(10_000);
    List<Run> lapsed = parts.lapsed();
    assertThat(lapsed).containsExactly(runOf(start));

    parts.answer = null;
    engine().handle(new ExpressRequest.TakeOver(lapsed.get(0)), replies::add);
    parts.vertx.pass(2_000);

    assertThat(parts.calls).hasSize(2);
    assertThat(parts.records()).isEmpty();
  }

  @Test
  void shouldSetAsideWhatEndsInstanceAfterInstance() {
    ExpressParts.Instance first = parts.instance();
    ExecutionStart start = start(first.engine(), CALL);
    first.kill();
    for (int i = 0; i < 6; i++) {
      ExpressParts.Instance next = parts.instance();
      next.engine().handle(new ExpressRequest.TakeOver(runOf(start)), replies::add);
      parts.vertx.pass(i == 5 ? 2_000 : 0);
      next.kill();
    }

    assertThat(parts.calls).hasSize(6);
    assertThat(parts.records()).isEmpty();
  }

  @Test
  void shouldNotBeginAgainWhatIsUnderWayHere() {
    ExpressEngine engine = engine();
    ExecutionStart start = start(engine, CALL);

    engine.handle(new ExpressRequest.TakeOver(runOf(start)), replies::add);
    parts.vertx.pass(0);

    assertThat(parts.calls).hasSize(1);
  }

  @Test
  void shouldLeaveWhatIsUnderWayToOthersWhenItStops() {
    ExpressEngine engine = engine();
    ExecutionStart left = start(engine, LONG_WAIT);
    replies.clear();
    run(engine, LONG_WAIT);

    engine.close();
    parts.vertx.pass(0);

    assertThat(parts.lapsed()).containsExactly(runOf(left));
    assertThat(end()).isEqualTo(ExecutionStatus.ABORTED);
    assertThat(engine.isIdle()).isTrue();
  }
}
