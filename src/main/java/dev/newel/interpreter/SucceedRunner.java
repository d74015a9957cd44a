package dev.newel.interpreter;

import dev.newel.asl.SucceedState;
import dev.newel.asl.Transition;
import dev.newel.interpreter.flow.StateEvents;
import dev.newel.interpreter.flow.StateRunner;
import dev.newel.interpreter.flow.Step;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.event.EventType;

/** Runs Succeed states. */
final class SucceedRunner implements StateRunner<SucceedState> {

  private static final StateEvents EVENTS =
      StateEvents.passing(EventType.SUCCEED_STATE_ENTERED, EventType.SUCCEED_STATE_EXITED);

  @Override
  public StateEvents events() {
    return EVENTS;
  }

  @Override
  public void run(Step step, Frame frame, SucceedState succeed) {
    step.flow()
        .leave(
            frame,
            succeed,
            succeed.output(frame.input(), step.scopes().of(frame, succeed)),
            new Transition.End());
  }
}
