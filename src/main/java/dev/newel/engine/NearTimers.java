package dev.newel.engine;

import dev.newel.engine.message.EngineClient;
import dev.newel.engine.message.TimerRequest;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.store.ExecutionStore.CommitResult.NotDue;
import io.vertx.core.Vertx;
import java.time.Clock;

/** Has the timer of this process wake executions for what is due soon. */
final class NearTimers {

  /** Deadlines beyond this are left to the sweep of their partition, which finds them in time. */
  private static final long NEAR_MS = 2_000;

  private final Vertx vertx;
  private final EngineClient engines;
  private final Clock clock;

  NearTimers(Vertx vertx, EngineClient engines, Clock clock) {
    this.vertx = vertx;
    this.engines = engines;
    this.clock = clock;
  }

  /**
   * @param dueAt epoch milliseconds; 0 for never
   */
  void arm(ExecutionKey key, int frame, long dueAt) {
    if (dueAt != 0 && dueAt <= clock.millis() + NEAR_MS) {
      engines.arm(new TimerRequest(key, frame, dueAt));
    }
  }

  /** Goes by the store's clock, which may be behind what this instance takes for it. */
  void armAgain(ExecutionKey key, NotDue notDue) {
    if (notDue.inMillis() <= NEAR_MS) {
      TimerRequest again = new TimerRequest(key, notDue.frame(), notDue.dueAt());
      vertx.setTimer(Math.max(1, notDue.inMillis()), timer -> engines.arm(again));
    }
  }
}
