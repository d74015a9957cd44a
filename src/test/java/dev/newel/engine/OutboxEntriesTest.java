package dev.newel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Turn;
import dev.newel.store.OutboxEntry;
import dev.newel.store.OutboxEntry.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OutboxEntriesTest {

  @ParameterizedTest
  @MethodSource("dev.newel.engine.Effects#ofEachKind")
  void shouldHaveAnEntryForEachEffect(Effect effect) {
    boolean withdraws = effect instanceof Effect.WithdrawTask;
    String more = "";
    if (withdraws) {
      more = "work";
    } else if (effect instanceof Effect.WatchWork) {
      more = "look 5";
    } else if (effect instanceof Effect.StopWork) {
      more = "stop";
    }

    assertThat(OutboxEntries.of(Turns.KEY, effect))
        .isEqualTo(
            new OutboxEntry(
                Turns.KEY,
                effect.frame(),
                effect.nonce(),
                withdraws ? Kind.WITHDRAW : Kind.PERFORM,
                more));
  }

  @Test
  void shouldHaveAnEntryForWhatIsLeftOfATurn() {
    Turn turn = new Turns(Turns.TASK, 1).begin();

    assertThat(OutboxEntries.of(turn))
        .containsExactly(
            new OutboxEntry(Turns.KEY, Frame.TOP, turn.progress().events(), Kind.RESUME, ""));
  }

  @Test
  void shouldHaveNoneWhereNothingIsOwed() {
    assertThat(OutboxEntries.of(Turns.of(Turns.PASS).begin())).isEqualTo(List.of());
  }
}
