package dev.newel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.engine.message.EngineReply;
import dev.newel.interpreter.RunningMachine;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Outcome;
import dev.newel.store.ExecutionStore.Loaded;
import dev.newel.testing.ManualClock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeartbeatsTest {

  private static final long LATER = 10_000;

  private final ManualClock clock = new ManualClock(RunningMachine.START + LATER);
  private final ScriptedExecutions store = new ScriptedExecutions();
  private final Heartbeats heartbeats = new Heartbeats(store, clock);
  private final List<Mailbox> free = new ArrayList<>();
  private final Mailbox mailbox = new Mailbox(Turns.KEY, free::add);
  private final List<EngineReply> answers = new ArrayList<>();

  @BeforeEach
  void start() {
    mailbox.read(new Loaded(Turns.of(Turns.TASK).started(7), "fence"));
    mailbox.start();
  }

  private Job.Heartbeat heartbeat(long nonce) {
    return new Job.Heartbeat(Frame.TOP, nonce, answers::add);
  }

  private EngineReply delivered(Outcome outcome) {
    return new EngineReply.Delivered(outcome, mailbox.loaded().execution().progress());
  }

  @Test
  void shouldMoveTheDeadlineOfTheTask() {
    store.agrees(true);
    heartbeats.pass(heartbeat(7), mailbox);

    assertThat(answers).containsExactly(delivered(Outcome.ACCEPTED));
    assertThat(Turns.top(mailbox.loaded().execution()).dueAt()).isEqualTo(clock.millis() + 30_000);
    assertThat(free).containsExactly(mailbox);
  }

  @Test
  void shouldLookAgainWhereAnotherInstanceHasMovedTheExecutionOn() {
    store.agrees(false);
    Job.Heartbeat heartbeat = heartbeat(7);
    heartbeats.pass(heartbeat, mailbox);

    assertThat(answers).isEmpty();
    assertThat(mailbox.isLoaded()).isFalse();
    assertThat(mailbox.take()).isSameAs(heartbeat);
    assertThat(free).containsExactly(mailbox);
  }

  @Test
  void shouldSayThatTheStoreIsAway() {
    heartbeats.pass(heartbeat(7), mailbox);

    assertThat(answers).containsExactly(new EngineReply.Unavailable("away"));
    assertThat(mailbox.isLoaded()).isTrue();
    assertThat(free).containsExactly(mailbox);
  }

  @Test
  void shouldRefuseOnlyByWhatWasReadSinceItCame() {
    heartbeats.pass(heartbeat(8), mailbox);
    assertThat(answers).isEmpty();
    assertThat(mailbox.isLoaded()).isFalse();

    mailbox.reading();
    mailbox.read(new Loaded(Turns.of(Turns.TASK).started(7), "fence"));
    heartbeats.pass((Job.Heartbeat) mailbox.take(), mailbox);

    assertThat(answers).containsExactly(delivered(Outcome.NO_SUCH_TASK));
    assertThat(mailbox.isEmpty()).isTrue();
    assertThat(free).hasSize(2);
  }
}
