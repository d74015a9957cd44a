package dev.newel.engine.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.aws.Name;
import dev.newel.engine.message.EngineRequest;
import dev.newel.interpreter.RunningMachine;
import dev.newel.interpreter.model.ExecutionKey;
import dev.newel.store.TaskQueues.TaskRef;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExchangeTest {

  private static final long NOW = 1_000;

  private final Exchange exchange = new Exchange();

  private static Poll poll() {
    var request =
        new EngineRequest.Poll(
            new Name(RunningMachine.HOME, "activity"), "worker", () -> false, gone -> {});
    return new Poll(request, answer -> {}, home -> {});
  }

  private static HeldTask task(int number) {
    HandOuts.Origin origin =
        new HandOuts.Origin() {
          @Override
          public TaskRef task() {
            return new TaskRef(
                new ExecutionKey(RunningMachine.HOME, "machine", "run" + number), 0, number);
          }

          @Override
          public void settle() {
            throw new AssertionError("nobody was to see to it");
          }

          @Override
          public void putBack() {
            throw new AssertionError("nobody was to see to it");
          }
        };
    return new HeldTask(origin, NOW);
  }

  private void workersCome(int count) {
    for (int i = 0; i < count; i++) {
      exchange.noteWorker(NOW);
    }
  }

  @Test
  void shouldHoldNothingWhereNoWorkersCome() {
    exchange.open();

    assertThat(exchange.hold(task(1))).isFalse();
  }

  @Test
  void shouldHoldNothingWhileTheQueueMayHaveOlderTasks() {
    workersCome(10);

    assertThat(exchange.hold(task(1))).isFalse();
  }

  @Test
  void shouldHoldTasksWhileTheDeskLooksIntoTheQueueAgainAndLeaveThePollsToIt() {
    exchange.open();
    workersCome(10);
    exchange.lookBehind();

    assertThat(exchange.hold(task(1))).isTrue();
    assertThat(exchange.meet(poll())).isNotNull();
    assertThat(exchange.meet(poll())).isNull();
    assertThat(exchange.waiting()).isZero();
  }

  @Test
  void shouldStayClosedWhenTheDeskLooks() {
    exchange.close();
    exchange.lookBehind();
    workersCome(10);

    assertThat(exchange.hold(task(1))).isFalse();
  }

  @Test
  void shouldHoldHalfAsManyTasksAsWorkersCame() {
    exchange.open();
    workersCome(5);

    assertThat(exchange.room(NOW)).isEqualTo(2);
    assertThat(exchange.hold(task(1))).isTrue();
    assertThat(exchange.hold(task(2))).isTrue();
    assertThat(exchange.hold(task(3))).isFalse();
  }

  @Test
  void shouldGiveTheTaskThatHasWaitedLongestAndThatNobodyHasTaken() {
    exchange.open();
    workersCome(10);
    HeldTask first = task(1);
    HeldTask second = task(2);
    exchange.hold(first);
    exchange.hold(second);
    first.claim();

    assertThat(exchange.meet(poll())).isSameAs(second);
    assertThat(second.claim()).isFalse();
    assertThat(exchange.meet(poll())).isNull();
  }

  @Test
  void shouldLetPollsWaitWhileItIsOpenAndThenHoldNoTask() {
    exchange.open();
    workersCome(10);
    Poll poll = poll();
    exchange.meet(poll);

    assertThat(exchange.hold(task(1))).isFalse();
    assertThat(exchange.claim()).isSameAs(poll);
    assertThat(exchange.claim()).isNull();
  }

  @Test
  void shouldLetAnyPollLeaveAndGiveTheOldestOfTheOthers() {
    exchange.open();
    List<Poll> polls = List.of(poll(), poll(), poll(), poll());
    polls.forEach(exchange::meet);
    exchange.forget(polls.get(0));
    exchange.forget(polls.get(2));
    exchange.close();

    assertThat(exchange.waiting()).isEqualTo(2);
    assertThat(exchange.claim()).isSameAs(polls.get(1));
    assertThat(exchange.claim()).isSameAs(polls.get(3));
    assertThat(exchange.claim()).isNull();
  }

  @Test
  void shouldLeavePollsToTheDeskWhileItIsClosed() {
    assertThat(exchange.meet(poll())).isNull();

    assertThat(exchange.waiting()).isZero();
    assertThat(exchange.takePolls()).isEqualTo(List.of());
  }
}
