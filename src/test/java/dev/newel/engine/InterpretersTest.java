package dev.newel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.data.Work;
import dev.newel.engine.Interpreters.Ready;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.Turn;
import dev.newel.interpreter.model.event.EventType;
import dev.newel.interpreter.model.event.HistoryEvent;
import dev.newel.store.Catalog.Activity;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class InterpretersTest {

  private final Parts parts = new Parts();
  private final Interpreters interpreters = parts.interpreters(Turns.TASK);

  private Ready ready() {
    return Objects.requireNonNull(interpreters.of(Turns.START).result());
  }

  private List<HistoryEvent> begin() {
    Turn turn = new Turn(new Execution(Turns.START), Turns.START.startTime());
    ready().over(turn, Work.whole()).step(new Stimulus.Started());
    return turn.events();
  }

  @Test
  void shouldInterpretByTheRevisionOfTheExecution() {
    assertThat(begin())
        .extracting(HistoryEvent::type)
        .containsExactly(
            EventType.EXECUTION_STARTED,
            EventType.TASK_STATE_ENTERED,
            EventType.ACTIVITY_SCHEDULED);
  }

  @Test
  void shouldAskTheStoreForNothingThatItRemembers() {
    ready();
    int calls = parts.wire.calls();
    ready();

    assertThat(parts.wire.calls()).isEqualTo(calls);
  }

  /** Another instance, which created it, may reckon the time ahead of this one. */
  @Test
  void shouldDateEventsAfterAnActivityWasCreated() {
    long now = Turns.START.startTime();
    parts.store.catalog().deleteActivity(Parts.WORK);
    parts.store.catalog().createActivity(new Activity(Parts.WORK, now + 7, "[]"));
    Turn turn = ready().turn(new Execution(Turns.START), now);

    assertThat(turn.time()).isEqualTo(now + 8);
    assertThat(turn.now()).isEqualTo(now);
  }

  @Test
  void shouldKnowOfAnActivityThatIsGone() {
    parts.store.catalog().deleteActivity(Parts.WORK);

    assertThat(begin())
        .extracting(HistoryEvent::type)
        .contains(EventType.EXECUTION_FAILED)
        .doesNotContain(EventType.ACTIVITY_SCHEDULED);
  }
}
