package dev.newel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.data.Json;
import dev.newel.engine.message.EngineReply;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.Outcome;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.Turn;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.store.ExecutionStore.Loaded;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallersTest {

  private static final EngineReply AWAY = new EngineReply.Unavailable("away");
  private static final EngineReply NAME_TAKEN = new EngineReply.NameTaken();

  private final List<EngineReply> answers = new ArrayList<>();
  private final Mailbox mailbox = new Mailbox(Turns.KEY, free -> {});

  private static ExecutionStart start(String input, @Nullable String call) {
    ExecutionStart like = Turns.START;
    return new ExecutionStart(
        like.key(),
        like.executionArn(),
        like.machineArn(),
        like.roleArn(),
        like.revision(),
        Json.ofTrusted(input),
        like.startTime(),
        null,
        call);
  }

  private Callers ofBegin(ExecutionStart start) {
    return new Callers.OfBegin(new Job.Begin(start, answers::add), Turns.of(Turns.TASK).begin());
  }

  private static Loaded there(ExecutionStart start, String state) {
    Execution execution = new Execution(start);
    execution.apply(Turns.of(state).next(execution, start.startTime(), new Stimulus.Started()));
    return new Loaded(execution, "fence");
  }

  @Test
  void shouldSayThatTheExecutionHasBegun() {
    ofBegin(Turns.START).committed();

    assertThat(answers)
        .containsExactly(
            new EngineReply.Started(Turns.START, Turns.of(Turns.TASK).begin().progress()));
  }

  @Test
  void shouldGiveTheSameCallTheSameAnswerThoughTheExecutionHasEnded() {
    ExecutionStart there = start("{}", "call");
    Loaded ended = there(there, Turns.PASS);
    ofBegin(start("{}", "call")).outdated(ended);

    assertThat(answers)
        .containsExactly(new EngineReply.Started(there, ended.execution().progress()));
  }

  @Test
  void shouldGiveTheSameInputTheSameAnswerWhileTheExecutionRuns() {
    ExecutionStart there = start("{}", "call");
    Loaded running = there(there, Turns.TASK);
    ofBegin(start("{}", "other")).outdated(running);
    ofBegin(start("{}", null)).outdated(there(there, Turns.PASS));
    ofBegin(start("[]", "other")).outdated(there(there, Turns.TASK));
    ofBegin(start("[]", null)).outdated(there(start("{}", null), Turns.TASK));

    assertThat(answers)
        .containsExactly(
            new EngineReply.Started(there, running.execution().progress()),
            NAME_TAKEN,
            NAME_TAKEN,
            NAME_TAKEN);
  }

  @Test
  void shouldSayWhyNothingIsKnown() {
    ofBegin(Turns.START).lost(AWAY);
    Attempt attempt = Turns.attempt(mailbox, Turns.of(Turns.TASK).begin(), "fence");
    attempt.add(Turns.job(new Stimulus.Resumed(1), answers));
    attempt.callers().lost(AWAY);

    assertThat(answers).containsExactly(AWAY, AWAY);
  }

  @Test
  void shouldTellAWorkerItsInputAndOthersHowFarTheExecutionIs() {
    Turns turns = Turns.of(Turns.TASK);
    Execution begun = turns.begun();
    Turn turn = turns.next(begun, Turns.START.startTime(), Turns.start(begun, 7));
    Attempt attempt = Turns.attempt(mailbox, turn, "fence");
    attempt.add(Turns.job(Turns.start(begun, 7), answers));
    attempt.add(Turns.job(new Stimulus.Resumed(1), answers));

    attempt.callers().committed();

    assertThat(answers)
        .containsExactly(
            new EngineReply.TaskStarted(
                new EngineReply.TaskOrigin(Turns.START, 2), Json.EMPTY_OBJECT),
            new EngineReply.Delivered(Outcome.ACCEPTED, turn.progress()));
  }

  @Test
  void shouldTellAWorkerThatWhatCameBehindItEndedTheTask() {
    Turns turns = Turns.of(Turns.TASK);
    Execution begun = turns.begun();
    Turn turn =
        turns.next(
            begun,
            Turns.START.startTime(),
            Turns.start(begun, 7),
            new Stimulus.Stopped(null, null));
    Attempt attempt = Turns.attempt(mailbox, turn, "fence");
    attempt.add(Turns.job(Turns.start(begun, 7), answers));

    attempt.callers().committed();

    assertThat(answers)
        .containsExactly(new EngineReply.Delivered(Outcome.NO_SUCH_TASK, turn.progress()));
  }

  @Test
  void shouldLayFactsInAgainAndBeSureOfThem() {
    Attempt attempt = Turns.attempt(mailbox, Turns.of(Turns.TASK).begin(), "fence");
    attempt.add(Turns.job(new Stimulus.Resumed(1), answers));
    attempt.callers().outdated(there(Turns.START, Turns.TASK));

    assertThat(answers).isEmpty();
    assertThat(((Job.Fact) mailbox.take()).isSure()).isTrue();
  }
}
