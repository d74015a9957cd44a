package dev.newel.ops.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.data.Json;
import dev.newel.aws.Home;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Pending;
import dev.newel.interpreter.model.Phase;
import dev.newel.interpreter.model.Turn;
import dev.newel.interpreter.model.event.EventType;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import io.vertx.core.Future;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Times of tasks are right, however many turns a task has gone through. */
class TurnMetersTest {

  private static final Home HOME = Home.of("us-east-1", "000000000000");
  private static final String ARN = "arn:aws:states:us-east-1:000000000000:activity:work";
  private static final Json INPUT = Json.EMPTY_OBJECT;
  private static final long ENTERED = 1_000_000;

  private final Instruments instruments = new Instruments();
  private final TurnMeters meters =
      new TurnMeters(
          instruments,
          (machine, revision) -> Future.succeededFuture(Map.of("Work", ARN)),
          new Labels(HOME, 200));

  private static Execution execution() {
    ExecutionKey key = new ExecutionKey(HOME, "machine", "name");
    return new Execution(
        new ExecutionStart(
            key, key.arn(), key.machineArn(), "role", "revision", INPUT, ENTERED, null, null));
  }

  /** An execution whose task, in its second attempt, stands in a phase. */
  private static Execution standing(Phase phase, Pending pending) {
    Execution execution = execution();
    Turn turn = new Turn(execution, ENTERED);
    turn.append(EventType.EXECUTION_STARTED, 0, INPUT, "role", null, null);
    turn.beginTop("Work");
    Frame top = turn.existing(Frame.TOP);
    long entered = turn.append(EventType.TASK_STATE_ENTERED, 1, "Work", INPUT);
    turn.put(top.entered(entered, ENTERED).in(phase, entered, pending));
    execution.apply(turn);
    return execution;
  }

  private static Pending scheduled() {
    return Pending.task(7, 0, 30_000, INPUT).scheduledAfter(2_000);
  }

  private void tell(Execution execution, long at, EventType type, @Nullable Object... values) {
    Turn turn = new Turn(execution, at);
    Frame frame = turn.existing(Frame.TOP);
    long event = turn.append(type, frame.lastEvent(), values);
    turn.put(frame.in(Phase.READY, event, null));
    meters.committed(turn, false);
  }

  private double count(String what) {
    return instruments.counter("newel.activities." + what, "", "activity", "work").count();
  }

  private double seconds(String what) {
    return instruments
        .times(Buckets.TASK, "newel.activity." + what, "", "activity", "work")
        .seconds();
  }

  @Test
  void shouldTellHowLongATaskHasWaited() {
    tell(
        standing(Phase.SCHEDULED, scheduled()),
        ENTERED + 9_000,
        EventType.ACTIVITY_STARTED,
        "worker");

    assertThat(count("started")).isOne();
    assertThat(seconds("schedule.time")).isEqualTo(7);
  }

  @Test
  void shouldTellHowLongAWorkerHasTaken() {
    tell(
        standing(Phase.STARTED, scheduled().handedOut(8, 9_000)),
        ENTERED + 12_000,
        EventType.ACTIVITY_FAILED,
        "E",
        null);

    assertThat(count("failed")).isOne();
    assertThat(seconds("run.time")).isEqualTo(3);
    assertThat(seconds("time")).isEqualTo(10);
  }

  @Test
  void shouldTellSilenceFromATaskThatNobodyTook() {
    tell(
        standing(Phase.STARTED, scheduled().handedOut(8, 9_000)),
        ENTERED + 60_000,
        EventType.ACTIVITY_TIMED_OUT,
        "States.Timeout",
        null);
    tell(
        standing(Phase.SCHEDULED, scheduled()),
        ENTERED + 60_000,
        EventType.ACTIVITY_TIMED_OUT,
        "States.Timeout",
        null);

    assertThat(count("heartbeat.timed.out")).isOne();
    assertThat(count("timed.out")).isOne();
    assertThat(seconds("run.time")).isEqualTo(51);
  }

  @Test
  void shouldKnowATaskThatIsHandedOutInTheTurnThatSchedulesIt() {
    Turn turn = new Turn(execution(), ENTERED);
    long scheduled = turn.append(EventType.ACTIVITY_SCHEDULED, 0, ARN, INPUT, null, null);
    turn.append(EventType.ACTIVITY_STARTED, scheduled, "worker");
    meters.committed(turn, true);

    assertThat(count("scheduled")).isOne();
    assertThat(count("started")).isOne();
    assertThat(seconds("schedule.time")).isZero();
  }
}
