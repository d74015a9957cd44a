package dev.newel.engine.activity;

import static dev.newel.engine.activity.QueueOfActivity.NAME;
import static dev.newel.engine.activity.QueueOfActivity.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.engine.message.EngineReply;
import dev.newel.engine.message.EngineRequest;
import dev.newel.testing.ManualVertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TaskMatcherTest {

  private static final long POLL_MS = 5_000;
  private static final EngineReply NO_TASK = new EngineReply.NoTask();

  private final ManualVertx vertx = new ManualVertx();
  private final QueueOfActivity store = new QueueOfActivity(vertx.clock());
  private final Engines engines = new Engines(vertx);
  private final ActivityMatchers matchers = new ActivityMatchers();
  private final TaskMatcher matcher = matcher();
  private final List<EngineReply> answers = new ArrayList<>();
  private Runnable clientGoes = () -> {};

  private TaskMatcher matcher() {
    return new TaskMatcher(
        vertx.vertx(),
        store.here(),
        engines.client(),
        matchers,
        vertx.clock(),
        new SplittableRandom(1),
        POLL_MS);
  }

  private void poll() {
    poll(1);
  }

  /** Of an activity that was created then. */
  private void poll(long created) {
    matcher.poll(
        new EngineRequest.Poll(NAME, created, "worker", () -> false, gone -> clientGoes = gone),
        answers::add);
  }

  @Test
  void shouldHaveAPollForATaskOfThisTurnWhereOneWaits() {
    assertThat(matcher.claim(NAME)).isNull();
    poll();
    assertThat(matcher.claim(QueueOfActivity.ANOTHER)).isNull();

    Poll poll = Objects.requireNonNull(matcher.claim(NAME));

    assertThat(poll.worker()).isEqualTo("worker");
    assertThat(matcher.claim(NAME)).isNull();
    poll.waitOn();
    vertx.pass(0);
    assertThat(matcher.claim(NAME)).isSameAs(poll);
  }

  @Test
  void shouldHaveThePollOfAnotherEngineOfTheProcess() {
    poll();

    assertThat(matcher().claim(NAME)).isNotNull();
  }

  @Test
  void shouldEndAPollWhenItsTimeHasPassed() {
    poll();
    vertx.pass(POLL_MS * 9 / 10);
    assertThat(answers).isEmpty();
    vertx.pass(POLL_MS / 10);

    assertThat(answers).containsExactly(NO_TASK);
    assertThat(matcher.claim(NAME)).isNull();
  }

  @Test
  void shouldLetAPollGoWhoseClientHasGone() {
    poll();
    clientGoes.run();

    assertThat(matcher.claim(NAME)).isNull();
  }

  @Test
  void shouldLookWhereItIsWokenAndWhereWakeUpsMayBeMissed() {
    poll();
    poll();
    matcher.woken(QueueOfActivity.ANOTHER);
    assertThat(store.wire().calls()).isEqualTo(1);

    store.offer(task(1));
    matcher.woken(NAME);
    assertThat(answers).hasSize(1);
    store.offer(task(2));
    matcher.lookAgain();
    assertThat(answers).hasSize(2);
  }

  @Test
  void shouldNotPassByWhatIsInTheQueueHoweverMuchComesInFrontOfIt() {
    for (int i = 0; i < 20; i++) {
      poll();
    }
    for (int i = 0; i < 20; i++) {
      matcher.offer(NAME, task(i), 2, () -> {});
    }
    assertThat(answers).hasSize(20);
    store.offer(task(98), task(99));
    matcher.offer(NAME, task(100), 2, () -> {});
    matcher.woken(NAME);

    for (int i = 101; i < 110; i++) {
      matcher.offer(NAME, task(i), 2, () -> {});
      poll();
    }
    assertThat(engines.handedOut()).contains("run98", "run99").doesNotContain("run109");
  }

  @Test
  void shouldOfferAndWithdraw() {
    List<String> heard = new ArrayList<>();
    matcher.offer(NAME, task(1), 1, () -> heard.add("queued"));
    assertThat(matcher.isIdle()).isFalse();
    vertx.pass(0);
    assertThat(heard).containsExactly("queued");
    matcher.withdraw(NAME, task(1)).onSuccess(done -> heard.add("withdrawn"));
    vertx.pass(0);

    assertThat(heard).containsExactly("queued", "withdrawn");
    assertThat(matcher.isIdle()).isTrue();
    assertThat(store.lease()).isEqualTo(List.of());
  }

  @Test
  void shouldNotBeIdleWhileItLooks() {
    store.wire().slow();
    poll();
    assertThat(matcher.isIdle()).isFalse();
    store.wire().arrive();

    assertThat(matcher.isIdle()).isTrue();
  }

  @Test
  void shouldEndPollsWhenItCloses() {
    poll();
    matcher.close();
    poll();

    assertThat(answers).containsExactly(NO_TASK, NO_TASK);
  }

  /** This instance has not heard yet that the activity was deleted, and made anew. */
  @Test
  void shouldGiveATaskThatWasLeasedToNoPollOfAnActivityThatWasMadeAnewMeanwhile() {
    for (int i = 0; i < 8; i++) {
      poll();
      matcher.claim(NAME);
    }
    store.offer(task(1), task(2), task(3));
    poll();
    matcher.woken(NAME);
    assertThat(engines.handedOut()).containsExactly("run1");
    store.makeActivityAnew();

    poll(vertx.clock().millis());
    assertThat(engines.handedOut()).containsExactly("run1");
    poll();
    vertx.pass(1_000);

    assertThat(engines.handedOut()).containsExactly("run1");
    store.offer(task(4));
    matcher.woken(NAME);
    assertThat(engines.handedOut()).containsExactly("run1", "run4");
    assertThat(store.leaseLater()).doesNotContain(task(2), task(3));
  }

  /** An entry of the outbox offers it again, as no worker has taken it for a minute. */
  @Test
  void shouldOfferATaskOfAnActivityBeforeToNoPollThatWaits() {
    long since = vertx.clock().millis();
    vertx.pass(11);
    store.makeActivityAnew();
    poll(vertx.clock().millis());

    matcher.offer(NAME, task(1), since, () -> {});
    vertx.pass(0);
    assertThat(answers).isEmpty();
    vertx.pass(1);
    matcher.offer(NAME, task(2), vertx.clock().millis(), () -> {});

    assertThat(engines.handedOut()).containsExactly("run2");
    assertThat(store.leaseLater()).isEqualTo(List.of());
  }

  @Test
  void shouldDropWhatItHoldsWhereAnotherEngineHearsFirstThatTheActivityIsGone() {
    for (int i = 0; i < 4; i++) {
      poll();
      matcher.claim(NAME);
    }
    TaskMatcher other = matcher();
    other.offer(NAME, task(1), vertx.clock().millis(), () -> {});
    matcher.deleted(NAME);
    assertThat(other.knows(NAME)).isTrue();
    other.deleted(NAME);
    vertx.pass(1_000);

    assertThat(store.lease()).isEqualTo(List.of());
  }

  @Test
  void shouldBringHeldTasksToTheirQueueWhenItCloses() {
    for (int i = 0; i < 4; i++) {
      poll();
      matcher.claim(NAME);
    }
    matcher.offer(NAME, task(1), vertx.clock().millis(), () -> {});
    assertThat(matcher.isIdle()).isFalse();

    matcher.close();
    vertx.pass(0);

    assertThat(matcher.isIdle()).isTrue();
    assertThat(store.lease()).containsExactly(task(1));
  }
}
