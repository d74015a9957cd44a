package dev.newel.engine.express;

import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.Turn;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The timers of one execution: none but these know when it goes on. */
final class RunTimers {

  /** Stands for the execution as a whole among the frames. */
  private static final int WHOLE = -1;

  private final Vertx vertx;
  private final Clock clock;
  private final Consumer<Stimulus> wake;
  private final Map<Integer, Timer> armed = new HashMap<>(4);

  /**
   * A timer.
   *
   * @param dueAt epoch milliseconds
   */
  private record Timer(long dueAt, long id) {}

  /**
   * @param wake is told what has passed
   */
  RunTimers(Vertx vertx, Clock clock, Consumer<Stimulus> wake) {
    this.vertx = vertx;
    this.clock = clock;
    this.wake = wake;
  }

  /** Follows what a turn has changed. */
  void follow(Turn turn) {
    turn.changes().forEach(this::follow);
    arm(WHOLE, turn.progress().dueAt());
  }

  private void follow(int id, @Nullable Frame frame) {
    arm(id, frame == null ? 0 : frame.dueAt());
  }

  private void arm(int frame, long dueAt) {
    Timer known = armed.get(frame);
    if (known != null && known.dueAt() == dueAt) {
      return;
    }
    if (known != null) {
      vertx.cancelTimer(known.id());
      armed.remove(frame);
    }
    if (dueAt != 0) {
      long delay = Math.max(1, dueAt - clock.millis());
      armed.put(frame, new Timer(dueAt, vertx.setTimer(delay, fired -> fire(frame, dueAt))));
    }
  }

  /** The clock may be behind the timer. */
  private void fire(int frame, long dueAt) {
    armed.remove(frame);
    if (clock.millis() < dueAt) {
      arm(frame, dueAt);
    } else {
      wake.accept(
          frame == WHOLE ? new Stimulus.ExecutionDue() : new Stimulus.FrameDue(frame, dueAt));
    }
  }

  void cancelAll() {
    armed.values().forEach(timer -> vertx.cancelTimer(timer.id()));
    armed.clear();
  }
}
