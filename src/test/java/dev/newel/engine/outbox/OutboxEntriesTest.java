package dev.newel.engine.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.engine.Effects;
import dev.newel.engine.Turns;
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
    Kind kind = Kind.PERFORM;
    String object = "";
    if (effect instanceof Effect.WithdrawTask) {
      kind = Kind.WITHDRAW;
      object = "work";
    } else if (effect instanceof Effect.WatchWork) {
      object = "look 5";
    } else if (effect instanceof Effect.StopWork) {
      object =
          "stop {\"resource\":\"service\",\"action\":\"act\",\"arguments\":{},\"role\":\"role\"}";
    } else if (effect instanceof Effect.StartChild) {
      kind = Kind.START_CHILD;
      object = Effects.CHILD.arn();
    } else if (effect instanceof Effect.StartPart) {
      kind = Kind.START_CHILD;
      object = Turns.KEY.arn();
    } else if (effect instanceof Effect.StopChild) {
      kind = Kind.STOP_CHILD;
      object = Effects.CHILD.arn();
    } else if (effect instanceof Effect.TellParent) {
      kind = Kind.TELL_PARENT;
      object = Effects.CHILD.arn();
    }

    assertThat(OutboxEntries.of(Turns.KEY, effect))
        .isEqualTo(new OutboxEntry(Turns.KEY, effect.frame(), effect.nonce(), kind, object));
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

  @Test
  void shouldReadWhatIsToBeStopped() {
    Effect stop = Effects.of(Effect.StopWork.class);

    assertThat(StopEntry.read(OutboxEntries.of(Turns.KEY, stop))).isEqualTo(stop);
    assertThat(StopEntry.read(OutboxEntries.of(Turns.KEY, Effects.of(Effect.WatchWork.class))))
        .isNull();
  }
}
