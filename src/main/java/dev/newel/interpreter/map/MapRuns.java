package dev.newel.interpreter.map;

import dev.newel.asl.MapState;
import dev.newel.asl.data.ErrorName;
import dev.newel.interpreter.flow.Step;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.MapRun;
import dev.newel.interpreter.model.Outcome;
import dev.newel.interpreter.model.Stimulus;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Distributed Map states, and their runs. A run is an execution of its own kind, which its state
 * waits for as a task does; the executions of its items are such to the run. Each is started once,
 * and is heard of once.
 */
public final class MapRuns {

  private MapRuns() {}

  /** Whether it is a frame that waits for a part of a distributed Map state, or for its data. */
  public static boolean has(Step step, int frame) {
    Frame there = step.turn().frame(frame);
    return there != null
        && step.scopes().state(there) instanceof MapState map
        && map.isDistributed();
  }

  private static boolean isRun(Step step) {
    return step.turn().execution().start().isMapRun();
  }

  /** A Map Run begins. */
  public static Outcome begin(Step step) {
    new MapRunDriver(step).begin();
    return Outcome.ACCEPTED;
  }

  /** What was started has started, or has ended. */
  public static Outcome seen(Step step, Stimulus.ChildSeen seen) {
    Frame frame = waiting(step, seen.frame(), seen.nonce());
    if (frame == null) {
      return Outcome.NO_SUCH_TASK;
    }
    return isRun(step)
        ? new MapRunDriver(step).seen(frame, seen)
        : MapRunTask.seen(step, frame, (MapState) step.scopes().state(frame), seen);
  }

  /** What was to go on cannot. */
  public static Outcome stays(Step step, Stimulus.ChildStays stays) {
    Frame frame = waiting(step, stays.frame(), stays.nonce());
    if (frame == null) {
      return Outcome.NO_SUCH_TASK;
    }
    if (isRun(step)) {
      return new MapRunDriver(step).stays(frame, stays);
    }
    MapState map = (MapState) step.scopes().state(frame);
    step.guard(frame, () -> MapRunTask.stays(step, frame, map, stays.ending()));
    return Outcome.ACCEPTED;
  }

  /** A run goes on that has ended. */
  static void resume(Step step) {
    new MapRunDriver(step).resume();
  }

  /** A call that a run has asked for gave a result. */
  public static Outcome succeeded(Step step, Stimulus.TaskSucceeded done) {
    Frame frame = waiting(step, done.frame(), done.nonce());
    return frame == null || !isRun(step)
        ? Outcome.NO_SUCH_TASK
        : new MapRunDriver(step).succeeded(frame, done.output());
  }

  /** It failed. */
  public static Outcome failed(Step step, Stimulus.TaskFailed failed) {
    Frame frame = waiting(step, failed.frame(), failed.nonce());
    return frame == null || !isRun(step)
        ? Outcome.NO_SUCH_TASK
        : new MapRunDriver(step)
            .failed(
                frame,
                Objects.requireNonNullElse(failed.error(), ErrorName.TASK_FAILED),
                failed.cause());
  }

  /** Somebody changes what a run may do. */
  public static Outcome updated(Step step, Stimulus.MapRunUpdated update) {
    MapRun run = step.turn().run();
    return run == null || run.failure() != null
        ? Outcome.NOTHING_TO_DO
        : new MapRunDriver(step).updated(update);
  }

  /** Nobody waits for the run any more. */
  public static Outcome abandoned(Step step) {
    new MapRunDriver(step).stop();
    return Outcome.ACCEPTED;
  }

  private static @Nullable Frame waiting(Step step, int id, long nonce) {
    Frame frame = step.turn().frame(id);
    return frame != null && frame.awaits(nonce) ? frame : null;
  }

  /** What a frame has asked for; null for one that only waits. */
  public static @Nullable Effect effectOf(Step step, Frame frame, MapState map) {
    return isRun(step)
        ? new MapRunDriver(step).effectOf(frame)
        : MapRunTask.effectOf(step, frame, map);
  }

  /** Takes back what a frame has asked for. */
  static void withdraw(Step step, Frame frame, MapState map) {
    if (isRun(step)) {
      new MapRunDriver(step).withdraw(frame);
    } else {
      MapRunTask.withdraw(step, frame, map);
    }
  }
}
