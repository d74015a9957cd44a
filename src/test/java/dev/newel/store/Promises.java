package dev.newel.store;

import dev.newel.engine.core.Effect;
import dev.newel.engine.core.ExecutionKey;
import dev.newel.engine.core.Frame;
import dev.newel.engine.core.Stimulus;
import dev.newel.engine.core.Turn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes commits of turns as the engine does, with what an instance owes the world after them. */
final class Promises {

  private long commits;

  Commit commit(Turn turn, @Nullable String expected, Stimulus fact) {
    ExecutionKey key = turn.execution().start().key();
    List<Duty> duties = new ArrayList<>();
    turn.effects().forEach(effect -> duties.add(duty(key, effect)));
    if (turn.isUnfinished()) {
      duties.add(resume(key, turn));
    }
    return new Commit(
        turn,
        expected,
        "f" + ++commits,
        duties,
        List.of(),
        fact instanceof Stimulus.FrameDue due ? List.of(due.frame()) : List.of(),
        fact instanceof Stimulus.ExecutionDue,
        List.of());
  }

  static Duty resume(ExecutionKey key, Turn turn) {
    return new Duty(key, Frame.TOP, turn.progress().events(), Duty.Kind.RESUME, "");
  }

  static Duty duty(ExecutionKey key, Effect effect) {
    return effect instanceof Effect.WithdrawTask
        ? new Duty(key, effect.frame(), effect.nonce(), Duty.Kind.WITHDRAW, SimulatedWorld.ACTIVITY)
        : new Duty(key, effect.frame(), effect.nonce(), Duty.Kind.PERFORM, "");
  }
}
