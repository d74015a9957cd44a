package dev.newel.engine.activity;

import static dev.newel.engine.activity.QueueOfActivity.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.engine.message.EngineReply;
import dev.newel.store.StoreRetry;
import dev.newel.testing.ManualVertx;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ActivityQueueTest {

  private final ManualVertx vertx = new ManualVertx();
  private final QueueOfActivity store = new QueueOfActivity(vertx.clock());
  private final Engines engines = new Engines(vertx);
  private final ActivityMatchers matchers = new ActivityMatchers();
  private final List<EngineReply> answers = new ArrayList<>();
  private final ActivityQueue queue =
      new ActivityQueue(
          QueueOfActivity.NAME,
          vertx.vertx(),
          store.here(),
          matchers,
          new HandOuts(vertx.vertx(), engines.client(), new SplittableRandom(1)),
          new HeldTasks(vertx.vertx(), vertx.clock()),
          vertx.clock(),
          new StoreRetry(vertx.vertx(), new SplittableRandom(2)));

  private Poll poll() {
    Poll poll = Polls.waiting(answers::add, queue::add);
    queue.add(poll);
    return poll;
  }

  @Test
  void shouldLookOnceForPollsThatFindNothingAndAgainAfterTenSeconds() {
    poll();
    poll();
    poll();
    assertThat(store.wire().calls()).isEqualTo(1);

    vertx.pass(9_999);
    assertThat(store.wire().calls()).isEqualTo(1);
    vertx.pass(1);
    assertThat(store.wire().calls()).isEqualTo(2);
  }

  @Test
  void shouldLookForNobodyWhereThePollsAreGone() {
    Poll poll = poll();
    poll.expire();
    queue.forget(poll);

    vertx.pass(60_000);
    assertThat(store.wire().calls()).isEqualTo(1);
    poll();
    assertThat(store.wire().calls()).isEqualTo(2);
  }

  @Test
  void shouldHandTheOldestTasksOutToThePollsThatWaitedLongest() {
    store.offer(task(1), task(2), task(3));
    poll();
    poll();

    assertThat(engines.handedOut()).containsExactly("run1", "run2");
    assertThat(answers).hasSize(2);
    // workers come back soon, as it seems: another task is held for one of them
    vertx.pass(100);
    assertThat(store.lease()).containsExactly(task(3));
  }

  @Test
  void shouldHandOutWhatItIsWokenFor() {
    poll();
    store.offer(task(1));
    queue.woken();

    assertThat(engines.handedOut()).containsExactly("run1");
  }

  @Test
  void shouldLookAgainWhereItWasWokenWhileItLooked() {
    store.wire().slow();
    poll();
    queue.woken();
    assertThat(store.wire().calls()).isEqualTo(1);

    store.wire().arrive();

    assertThat(store.wire().calls()).isEqualTo(2);
  }

  @Test
  void shouldServePollsThatComeWhileItLooksFromWhatComesNext() {
    store.wire().slow();
    poll();
    poll();
    store.offer(task(1), task(2));
    store.wire().arrive();

    assertThat(engines.handedOut()).containsExactly("run1", "run2");
    assertThat(queue.isBusy()).isFalse();
  }

  @Test
  void shouldHandOutNothingThatItWasLeasingOfAnActivityBefore() {
    store.wire().slow();
    poll();
    store.offer(task(1));
    queue.created(QueueOfActivity.CREATED + 1);
    store.wire().arrive();

    assertThat(engines.handedOut()).isEqualTo(List.of());
    assertThat(store.leaseLater()).containsExactly(task(1));
  }

  @Test
  void shouldHandOutNothingThatItWasLeasingWhileTheActivityWasDeleted() {
    store.wire().slow();
    poll();
    store.offer(task(1));
    queue.deleted();
    poll();
    store.wire().arrive();

    assertThat(engines.handedOut()).isEqualTo(List.of());
  }

  /** Word of an activity's creation may come late. */
  @Test
  void shouldHandOutWhatItWasLeasingWhenItHeardOfTheActivity() {
    store.wire().slow();
    poll();
    store.offer(task(1));
    queue.created(QueueOfActivity.CREATED);
    store.wire().arrive();

    assertThat(engines.handedOut()).containsExactly("run1");
  }

  @Test
  void shouldPutATaskBackThatNoPollIsLeftFor() {
    store.wire().slow();
    Poll poll = poll();
    store.offer(task(1));
    poll.expire();
    queue.forget(poll);
    store.wire().arrive();
    assertThat(queue.isBusy()).isTrue();

    vertx.pass(100);

    assertThat(queue.isBusy()).isFalse();
    assertThat(store.lease()).containsExactly(task(1));
  }

  @Test
  void shouldLetThePollWaitOnWhereTheTaskIsAnothers() {
    engines.say(new EngineReply.NoExecution());
    store.offer(task(1));
    poll();
    assertThat(answers).isEmpty();

    engines.say(Engines.STARTED);
    store.offer(task(2));
    queue.woken();

    assertThat(answers).hasSize(1);
    vertx.pass(1_000);
    assertThat(store.leaseLater()).isEqualTo(List.of());
  }

  @Test
  void shouldTryAgainWhenTheStoreDoesNotAnswer() {
    store.wire().cut(true);
    store.offer(task(1));
    poll();
    vertx.pass(1_000);
    assertThat(store.wire().calls()).isBetween(3, 5);
    assertThat(matchers.of(QueueOfActivity.NAME).isOpen()).isFalse();

    store.wire().cut(false);
    vertx.pass(2_000);

    assertThat(answers).hasSize(1);
  }

  @Test
  void shouldEndPollsAndWaitNoMoreWhenTheProcessStops() {
    Poll waiting = poll();
    matchers.close();
    queue.close();
    poll();

    assertThat(answers).containsExactly(new EngineReply.NoTask(), new EngineReply.NoTask());
    assertThat(waiting.claim()).isFalse();
    // once to wait, once to wait no more
    assertThat(store.wire().calls()).isEqualTo(2);
  }
}
