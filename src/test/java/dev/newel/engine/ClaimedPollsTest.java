package dev.newel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.data.Json;
import dev.newel.engine.message.EngineReply;
import dev.newel.interpreter.model.Frame;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClaimedPollsTest {

  private final Parts parts = new Parts();
  private final ClaimedPolls polls = new ClaimedPolls();
  private List<EngineReply> answers = List.of();

  @BeforeEach
  void claim() {
    answers = parts.poll();
    polls.add(Objects.requireNonNull(parts.matcher.claim(Parts.WORK)), 7);
  }

  private boolean waitsOn() {
    parts.vertx.pass(0);
    return parts.matcher.claim(Parts.WORK) != null;
  }

  @Test
  void shouldAnswerAPollWhoseHandOutStands() {
    polls.answer(Turns.START, Turns.of(Turns.TASK).started(7).frames().stream().toList());

    assertThat(answers)
        .containsExactly(
            new EngineReply.Task(
                new EngineReply.TaskOrigin(Turns.START, 2), Frame.TOP, 7, Json.EMPTY_OBJECT));
    assertThat(waitsOn()).isFalse();
  }

  @Test
  void shouldLetAPollWaitOnWhereItsTaskIsAnothers() {
    polls.answer(Turns.START, Turns.of(Turns.TASK).started(8).frames().stream().toList());

    assertThat(answers).isEmpty();
    assertThat(waitsOn()).isTrue();
  }

  @Test
  void shouldLetAllWaitOnWhereTheTurnCameToNothing() {
    polls.waitOn();

    assertThat(answers).isEmpty();
    assertThat(waitsOn()).isTrue();
  }
}
