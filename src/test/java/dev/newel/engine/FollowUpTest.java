package dev.newel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.engine.message.EngineReply;
import dev.newel.engine.message.TimerRequest;
import dev.newel.engine.outbox.Outbox;
import dev.newel.engine.outbox.OutboxEntries;
import dev.newel.engine.outbox.StatusEvents;
import dev.newel.engine.status.StatusPublisher;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.Turn;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FollowUpTest {

  private final Parts parts = new Parts();
  private final Mailbox mailbox = new Mailbox(Turns.KEY, free -> {});
  private final FollowUp followUp =
      new FollowUp(
          parts.performer,
          parts.quota,
          parts.outbox,
          parts.timers,
          parts.vertx.clock(),
          new StatusEvents(
              List.of(new StatusPublisher(parts.vertx.vertx().eventBus())),
              parts.outbox,
              parts.vertx.clock()),
          parts.logs);

  private long now() {
    return parts.vertx.clock().millis();
  }

  private Attempt attempt(String state, long at) {
    Turn turn = Turns.of(state).next(new Execution(Turns.START), at, new Stimulus.Started());
    return Turns.attempt(mailbox, turn, "fence");
  }

  private List<String> statuses() {
    return parts.vertx.sent().stream()
        .filter(JsonObject.class::isInstance)
        .map(event -> ((JsonObject) event).getJsonObject("detail").getString("status"))
        .toList();
  }

  @Test
  void shouldPerformWhatTheTurnAskedFor() {
    followUp.follow(attempt(Turns.TASK, now()));
    parts.vertx.pass(0);

    assertThat(parts.queued()).hasSize(1);
  }

  @Test
  void shouldLeaveItToTheSweepWhereAnotherInstanceMayHaveTakenItOver() {
    followUp.follow(attempt(Turns.TASK, now() - Outbox.OWN_MS));
    parts.vertx.pass(0);

    assertThat(parts.queued()).isEqualTo(List.of());
  }

  @Test
  void shouldAnswerThePollsThatTheTurnHandsTasksTo() {
    Turns turns = Turns.of(Turns.TASK);
    Execution begun = turns.begun();
    Turn turn = turns.next(begun, now(), Turns.start(begun, 7));
    Attempt attempt = Turns.attempt(mailbox, turn, "fence");
    List<EngineReply> answers = parts.poll();
    attempt.polls().add(Objects.requireNonNull(parts.matcher.claim(Parts.WORK)), 7);

    followUp.follow(attempt);

    assertThat(answers).hasSize(1).first().isInstanceOf(EngineReply.Task.class);
  }

  @Test
  void shouldHaveTheTimerWakeTheExecutionForWhatIsNear() {
    followUp.follow(attempt(Turns.WAIT, now()));
    followUp.follow(attempt(Turns.TASK, now()));

    assertThat(parts.vertx.sent())
        .filteredOn(TimerRequest.class::isInstance)
        .containsExactly(new TimerRequest(Turns.KEY, Frame.TOP, now() + 1_000));
  }

  @Test
  void shouldStrikeWhatHadTheTurnGoOn() {
    Attempt attempt = attempt(Turns.TASK, now());
    attempt.add(Turns.job(new Stimulus.Resumed(5), (String) null));
    followUp.follow(attempt);

    assertThat(parts.struck()).containsExactly(OutboxEntries.toResume(Turns.KEY, 5));
  }

  @Test
  void shouldPublishWhatChangesOfTheStatus() {
    followUp.follow(attempt(Turns.TASK, now()));
    assertThat(statuses()).isEqualTo(List.of());
    followUp.follow(
        new Attempt(mailbox, Turns.of(Turns.PASS).begin(), new Job.Begin(Turns.START, Job.NOBODY)));

    assertThat(statuses()).containsExactly("RUNNING", "SUCCEEDED");
  }
}
