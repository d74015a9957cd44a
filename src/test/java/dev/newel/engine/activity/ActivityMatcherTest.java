package dev.newel.engine.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.aws.Name;
import dev.newel.engine.message.EngineRequest;
import dev.newel.interpreter.RunningMachine;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.store.TaskQueues.TaskRef;
import io.vertx.core.Future;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActivityMatcherTest {

  private static final long NOW = 1_000;

  private final ActivityMatcher matcher =
      new ActivityMatcher(new Name(RunningMachine.HOME, "activity"));

  private static Poll poll() {
    var request =
        new EngineRequest.Poll(
            new Name(RunningMachine.HOME, "activity"), 1, "worker", () -> false, gone -> {});
    return new Poll(request, answer -> {}, home -> {});
  }

  private static Poll pollToBeAsked() {
    var request =
        new EngineRequest.Poll(
            new Name(RunningMachine.HOME, "activity"),
            1,
            "worker",
            () -> false,
            gone -> {},
            () -> Future.succeededFuture(true));
    return new Poll(request, answer -> {}, home -> {});
  }

  /** A turn cannot wait for its answer; and a younger poll is not to have the task instead. */
  @Test
  void shouldClaimAtOnceWhereNobodyIsToBeAskedFirst() {
    Poll asked = pollToBeAsked();
    Poll other = poll();
    matcher.open();
    matcher.meet(asked);
    matcher.meet(other);

    assertThat(matcher.claimAtOnce()).isNull();
    assertThat(matcher.claim()).isSameAs(asked);
    assertThat(matcher.claimAtOnce()).isSameAs(other);
    assertThat(matcher.claimAtOnce()).isNull();
  }

  private static HeldTask task(int number) {
    WaitingTask waiting =
        new WaitingTask() {
          @Override
          public TaskRef ref() {
            return new TaskRef(
                new ExecutionKey(RunningMachine.HOME, "machine", "run" + number), 0, number);
          }

          @Override
          public long activityWasThere() {
            return Long.MAX_VALUE;
          }

          @Override
          public void decided() {
            throw new AssertionError("nobody was to see to it");
          }

          @Override
          public void putBack() {
            throw new AssertionError("nobody was to see to it");
          }
        };
    return new HeldTask(
        new ActivityMatcher(new Name(RunningMachine.HOME, "activity")), waiting, NOW);
  }

  private void workersCome(int count) {
    for (int i = 0; i < count; i++) {
      matcher.noteWorker(NOW);
    }
  }

  @Test
  void shouldHoldNothingWhereNoWorkersCome() {
    matcher.open();

    assertThat(matcher.hold(task(1))).isFalse();
  }

  @Test
  void shouldHoldNothingWhileTheQueueMayHaveOlderTasks() {
    workersCome(10);

    assertThat(matcher.hold(task(1))).isFalse();
  }

  @Test
  void shouldHoldTasksWhileTheQueueIsLookedIntoAgainAndLeaveThePollsToThat() {
    matcher.open();
    workersCome(10);
    matcher.lookBehind();

    assertThat(matcher.hold(task(1))).isTrue();
    assertThat(matcher.meet(poll())).isNotNull();
    assertThat(matcher.meet(poll())).isNull();
    assertThat(matcher.waiting()).isZero();
  }

  @Test
  void shouldStayClosedWhenTheQueueIsLookedInto() {
    matcher.close();
    matcher.lookBehind();
    workersCome(10);

    assertThat(matcher.hold(task(1))).isFalse();
  }

  @Test
  void shouldHoldHalfAsManyTasksAsWorkersCame() {
    matcher.open();
    workersCome(5);

    assertThat(matcher.room(NOW)).isEqualTo(2);
    assertThat(matcher.hold(task(1))).isTrue();
    assertThat(matcher.hold(task(2))).isTrue();
    assertThat(matcher.hold(task(3))).isFalse();
  }

  @Test
  void shouldGiveTheTaskThatHasWaitedLongestAndThatNobodyHasTaken() {
    matcher.open();
    workersCome(10);
    HeldTask first = task(1);
    HeldTask second = task(2);
    matcher.hold(first);
    matcher.hold(second);
    first.claim();

    assertThat(matcher.meet(poll())).isSameAs(second);
    assertThat(second.claim()).isFalse();
    assertThat(matcher.meet(poll())).isNull();
  }

  @Test
  void shouldLetPollsWaitWhileItIsOpenAndThenHoldNoTask() {
    matcher.open();
    workersCome(10);
    Poll poll = poll();
    matcher.meet(poll);

    assertThat(matcher.hold(task(1))).isFalse();
    assertThat(matcher.claim()).isSameAs(poll);
    assertThat(matcher.claim()).isNull();
  }

  @Test
  void shouldLetAnyPollLeaveAndGiveTheOldestOfTheOthers() {
    matcher.open();
    List<Poll> polls = List.of(poll(), poll(), poll(), poll());
    polls.forEach(matcher::meet);
    matcher.forget(polls.get(0));
    matcher.forget(polls.get(2));
    matcher.close();

    assertThat(matcher.waiting()).isEqualTo(2);
    assertThat(matcher.claim()).isSameAs(polls.get(1));
    assertThat(matcher.claim()).isSameAs(polls.get(3));
    assertThat(matcher.claim()).isNull();
  }

  @Test
  void shouldLeavePollsToTheQueueWhileItIsClosed() {
    assertThat(matcher.meet(poll())).isNull();

    assertThat(matcher.waiting()).isZero();
    assertThat(matcher.takePolls()).isEqualTo(List.of());
  }
}
