package dev.newel.engine.activity;

import static dev.newel.engine.activity.QueueOfActivity.NAME;
import static dev.newel.engine.activity.QueueOfActivity.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.engine.message.EngineReply;
import dev.newel.testing.ManualVertx;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TaskOffersTest {

  private final ManualVertx vertx = new ManualVertx();
  private final QueueOfActivity store = new QueueOfActivity(vertx.clock());
  private final Engines engines = new Engines(vertx);
  private final ActivityMatchers matchers = new ActivityMatchers();
  private final ActivityMatcher matcher = matchers.of(NAME);
  private final HeldTasks held = new HeldTasks(vertx.vertx(), vertx.clock());
  private final TaskOffers offers =
      new TaskOffers(
          vertx.vertx(),
          store.here(),
          matchers,
          new HandOuts(vertx.vertx(), engines.client(), new SplittableRandom(1)),
          held);
  private final List<Integer> queued = new ArrayList<>();
  private final List<EngineReply> answers = new ArrayList<>();

  private void offer(int number) {
    offers.offer(NAME, task(number), vertx.clock().millis(), () -> queued.add(number));
  }

  private void letWorkersCome() {
    matcher.open();
    for (int i = 0; i < 10; i++) {
      matcher.noteWorker(vertx.clock().millis());
    }
  }

  @Test
  void shouldQueueTheTasksOfOneRoundTogether() {
    offer(1);
    offer(2);
    assertThat(offers.isEmpty()).isFalse();
    vertx.pass(0);

    assertThat(store.wire().calls()).isEqualTo(1);
    assertThat(queued).containsExactly(1, 2);
    assertThat(offers.isEmpty()).isTrue();
    assertThat(store.lease()).containsExactly(task(1), task(2));
  }

  @Test
  void shouldBringNothingToAnActivityThatWasMadeAnewWhileItWasOnItsWay() {
    store.wire().slow();
    offer(1);
    vertx.pass(11);
    store.makeActivityAnew();
    offer(2);
    vertx.pass(0);

    store.wire().arrive();

    assertThat(store.lease()).containsExactly(task(2));
    assertThat(offers.isEmpty()).isTrue();
  }

  /** They are offered in one call, after each has waited here. */
  @Test
  void shouldTellOldTasksFromNewOnesThatAreOfferedTogether() {
    letWorkersCome();
    offer(1);
    vertx.pass(11);
    store.makeActivityAnew();
    offer(2);

    held.putAllBack();
    vertx.pass(0);

    assertThat(store.wire().calls()).isEqualTo(1);
    assertThat(store.lease()).containsExactly(task(2));
  }

  @Test
  void shouldSayNothingOfTasksThatAreNotInTheirQueue() {
    store.wire().cut(true);
    offer(1);
    vertx.pass(0);

    assertThat(queued).isEmpty();
    assertThat(offers.isEmpty()).isTrue();
  }

  @Test
  void shouldBringATaskToAPollThatWaits() {
    matcher.open();
    matcher.meet(Polls.waiting(answers::add, home -> {}));

    offer(1);
    vertx.pass(0);

    assertThat(answers).hasSize(1);
    assertThat(engines.handedOut()).containsExactly("run1");
    assertThat(store.wire().calls()).isZero();
    assertThat(offers.isEmpty()).isTrue();
  }

  @Test
  void shouldHoldATaskForAWorkerThatComesSoonAndQueueItOtherwise() {
    letWorkersCome();
    offer(1);
    assertThat(offers.isEmpty()).isFalse();
    assertThat(store.wire().calls()).isZero();

    vertx.pass(100);

    assertThat(queued).containsExactly(1);
    assertThat(store.lease()).containsExactly(task(1));
    assertThat(offers.isEmpty()).isTrue();
  }

  @Test
  void shouldWithdrawATaskThatIsHeldAfterItHasGoneToItsQueue() {
    letWorkersCome();
    offer(1);

    boolean[] done = new boolean[1];
    offers.withdraw(NAME, task(1)).onSuccess(withdrawn -> done[0] = true);
    vertx.pass(1_000);

    assertThat(done[0]).isTrue();
    assertThat(queued).containsExactly(1);
    assertThat(store.leaseLater()).isEqualTo(List.of());
    assertThat(offers.isEmpty()).isTrue();
  }

  @Test
  void shouldWithdrawATaskThatWasOfferedInTheSameRound() {
    offer(1);
    offers.withdraw(NAME, task(1));
    vertx.pass(0);

    assertThat(store.leaseLater()).isEqualTo(List.of());
  }

  @Test
  void shouldFailToWithdrawWhereTheStoreDoesNotAnswer() {
    store.wire().cut(true);
    boolean[] failed = new boolean[1];
    offers.withdraw(NAME, task(1)).onFailure(away -> failed[0] = true);
    vertx.pass(0);

    assertThat(failed[0]).isTrue();
    assertThat(offers.isEmpty()).isTrue();
  }
}
