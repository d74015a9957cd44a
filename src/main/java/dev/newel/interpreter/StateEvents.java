package dev.newel.interpreter;

import dev.newel.asl.ChoiceState;
import dev.newel.asl.FailState;
import dev.newel.asl.MapState;
import dev.newel.asl.ParallelState;
import dev.newel.asl.PassState;
import dev.newel.asl.State;
import dev.newel.asl.SucceedState;
import dev.newel.asl.TaskState;
import dev.newel.asl.WaitState;
import dev.newel.interpreter.model.EventType;
import org.jspecify.annotations.Nullable;

/**
 * The events of entering, leaving and aborting a type of state.
 *
 * @param leaving null for Fail, which is never left
 * @param aborted null for a type that never waits
 */
record StateEvents(EventType entered, @Nullable EventType leaving, @Nullable EventType aborted) {

  private static final StateEvents PASS =
      new StateEvents(EventType.PASS_STATE_ENTERED, EventType.PASS_STATE_EXITED, null);
  private static final StateEvents TASK =
      new StateEvents(
          EventType.TASK_STATE_ENTERED, EventType.TASK_STATE_EXITED, EventType.TASK_STATE_ABORTED);
  private static final StateEvents CHOICE =
      new StateEvents(EventType.CHOICE_STATE_ENTERED, EventType.CHOICE_STATE_EXITED, null);
  private static final StateEvents WAIT =
      new StateEvents(
          EventType.WAIT_STATE_ENTERED, EventType.WAIT_STATE_EXITED, EventType.WAIT_STATE_ABORTED);
  private static final StateEvents SUCCEED =
      new StateEvents(EventType.SUCCEED_STATE_ENTERED, EventType.SUCCEED_STATE_EXITED, null);
  private static final StateEvents FAIL = new StateEvents(EventType.FAIL_STATE_ENTERED, null, null);
  private static final StateEvents PARALLEL =
      new StateEvents(
          EventType.PARALLEL_STATE_ENTERED,
          EventType.PARALLEL_STATE_EXITED,
          EventType.PARALLEL_STATE_ABORTED);
  private static final StateEvents MAP =
      new StateEvents(
          EventType.MAP_STATE_ENTERED, EventType.MAP_STATE_EXITED, EventType.MAP_STATE_ABORTED);

  static StateEvents of(State state) {
    if (state instanceof PassState) {
      return PASS;
    } else if (state instanceof TaskState) {
      return TASK;
    } else if (state instanceof ChoiceState) {
      return CHOICE;
    } else if (state instanceof WaitState) {
      return WAIT;
    } else if (state instanceof SucceedState) {
      return SUCCEED;
    } else if (state instanceof FailState) {
      return FAIL;
    } else if (state instanceof ParallelState) {
      return PARALLEL;
    } else if (state instanceof MapState) {
      return MAP;
    }
    throw new IllegalArgumentException("unknown state type " + state.type());
  }

  EventType exited() {
    if (leaving == null) {
      throw new IllegalStateException(entered + " has no way out");
    }
    return leaving;
  }
}
