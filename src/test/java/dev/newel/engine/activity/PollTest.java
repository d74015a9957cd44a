package dev.newel.engine.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.data.Json;
import dev.newel.engine.message.EngineReply;
import dev.newel.engine.message.EngineRequest;
import dev.newel.interpreter.RunningMachine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PollTest {

  private static final EngineReply.Task TASK =
      new EngineReply.Task(
          new EngineReply.TaskOrigin(RunningMachine.startOf("{}"), 2), 0, 7, Json.EMPTY_OBJECT);
  private static final EngineReply NO_TASK = new EngineReply.NoTask();

  private final List<EngineReply> answers = new ArrayList<>();
  private final List<Poll> waiting = new ArrayList<>();
  private boolean clientGone;
  private int ends;
  private final Poll poll =
      new Poll(
          new EngineRequest.Poll(QueueOfActivity.NAME, 1, "worker", () -> clientGone, gone -> {}),
          answers::add,
          waiting::add);

  @BeforeEach
  void countEnds() {
    poll.onEnd(() -> ends++);
  }

  @Test
  void shouldBeClaimedByOneAtATime() {
    assertThat(poll.claim()).isTrue();
    assertThat(poll.claim()).isFalse();

    poll.waitOn();

    assertThat(waiting).containsExactly(poll);
    assertThat(poll.claim()).isTrue();
  }

  @Test
  void shouldBeAnsweredOnce() {
    poll.claim();
    poll.answer(TASK);
    poll.answer(TASK);
    poll.waitOn();
    poll.expire();

    assertThat(answers).containsExactly(TASK);
    assertThat(waiting).isEmpty();
    assertThat(ends).isEqualTo(1);
  }

  @Test
  void shouldBeAnsweredOnlyByWhoHasClaimedIt() {
    poll.answer(TASK);

    assertThat(answers).isEmpty();
  }

  @Test
  void shouldGiveNobodyItsClientWhoHasGone() {
    clientGone = true;

    assertThat(poll.claim()).isFalse();
    assertThat(answers).containsExactly(NO_TASK);
    assertThat(ends).isEqualTo(1);
  }

  @Test
  void shouldEndWithNoTask() {
    poll.expire();

    assertThat(poll.claim()).isFalse();
    assertThat(answers).containsExactly(NO_TASK);
    assertThat(ends).isEqualTo(1);
  }

  @Test
  void shouldGetItsTaskThoughItsTimeHasPassedMeanwhile() {
    poll.claim();
    poll.expire();
    poll.answer(TASK);

    assertThat(answers).containsExactly(TASK);
  }

  @Test
  void shouldEndRatherThanWaitOnWhereItsTimeHasPassedMeanwhile() {
    poll.claim();
    poll.expire();
    assertThat(answers).isEmpty();
    poll.waitOn();

    assertThat(answers).containsExactly(NO_TASK);
    assertThat(waiting).isEmpty();
  }
}
