package dev.newel.engine.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.aws.Name;
import dev.newel.interpreter.RunningMachine;
import dev.newel.store.TaskQueues.TaskRef;
import dev.newel.testing.ManualVertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class HeldTasksTest {

  private final ManualVertx vertx = new ManualVertx();
  private static final Name ACTIVITY = new Name(RunningMachine.HOME, "activity");

  private final ActivityMatcher matcher = new ActivityMatcher(ACTIVITY);
  private final HeldTasks held = new HeldTasks(vertx.vertx(), vertx.clock());
  private final List<Integer> back = new ArrayList<>();
  private final List<Integer> decided = new ArrayList<>();

  private final class Numbered implements WaitingTask {
    private final int number;
    private final long activityWasThere;

    Numbered(int number) {
      this(number, Long.MAX_VALUE);
    }

    Numbered(int number, long activityWasThere) {
      this.number = number;
      this.activityWasThere = activityWasThere;
    }

    @Override
    public TaskRef ref() {
      return QueueOfActivity.task(number);
    }

    @Override
    public long activityWasThere() {
      return activityWasThere;
    }

    @Override
    public void decided() {
      assertThat(activityWasThere).as("nobody was to hand it out").isNotEqualTo(Long.MAX_VALUE);
      decided.add(number);
    }

    @Override
    public void putBack() {
      back.add(number);
    }
  }

  private HeldTask meet() {
    return Objects.requireNonNull(matcher.meet(Polls.waiting()));
  }

  @Test
  void shouldPutEachTaskBackWhenItsMomentIsOver() {
    held.keep(matcher, new Numbered(1));
    vertx.pass(60);
    held.keep(matcher, new Numbered(2));

    vertx.pass(39);
    assertThat(back).isEmpty();
    vertx.pass(1);
    assertThat(back).containsExactly(1);
    vertx.pass(60);
    assertThat(back).containsExactly(1, 2);
  }

  @Test
  void shouldLeaveATaskToWhoHasClaimedIt() {
    held.keep(matcher, new Numbered(1));
    held.keep(matcher, new Numbered(2));

    assertThat(meet().task().ref()).isEqualTo(QueueOfActivity.task(1));
    vertx.pass(1_000);

    assertThat(back).containsExactly(2);
  }

  @Test
  void shouldPutAllBackAtOnceWhereTheyMustNotWait() {
    held.keep(matcher, new Numbered(1));
    held.keep(matcher, new Numbered(2));

    held.putAllBack();
    assertThat(back).containsExactly(1, 2);
    vertx.pass(1_000);
    assertThat(back).containsExactly(1, 2);
  }

  @Test
  void shouldHoldWhatWasJustScheduledOnlyWhereWorkersComeBack() {
    matcher.open();
    assertThat(held.hold(matcher, new Numbered(1))).isFalse();
    matcher.noteWorker(vertx.clock().millis());
    matcher.noteWorker(vertx.clock().millis());

    assertThat(held.hold(matcher, new Numbered(2))).isTrue();
    vertx.pass(100);
    assertThat(back).containsExactly(2);
  }

  /** Whatever this instance takes for the time. */
  @Test
  void shouldDropWhatIsForAnActivityBefore() {
    held.keep(matcher, new Numbered(1, 49));
    held.keep(matcher, new Numbered(2, 50));

    held.dropOlder(ACTIVITY, 50);
    vertx.pass(100);

    assertThat(decided).containsExactly(1);
    assertThat(back).containsExactly(2);
  }
}
