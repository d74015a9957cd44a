package dev.newel.engine;

import dev.newel.bus.EngineReply;
import dev.newel.engine.core.ExecutionStart;
import dev.newel.engine.core.Stimulus;
import dev.newel.store.Duty;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Something to be done with an execution. */
sealed interface Job {

  Consumer<EngineReply> NOBODY = reply -> {};

  /** Who hears what became of it. */
  Consumer<EngineReply> reply();

  /** Begin the execution. */
  record Begin(ExecutionStart start, Consumer<EngineReply> reply) implements Job {}

  /** Lay a fact into its next turn. */
  record Fact(Stimulus stimulus, @Nullable String invocationId, Consumer<EngineReply> reply)
      implements Job {}

  /** Move the deadline of a task that gave a sign of life. */
  record Heartbeat(int frame, long nonce, Consumer<EngineReply> reply) implements Job {}

  /** Do a duty over, from the execution as it stands. */
  record Recover(Duty duty) implements Job {
    @Override
    public Consumer<EngineReply> reply() {
      return NOBODY;
    }
  }
}
