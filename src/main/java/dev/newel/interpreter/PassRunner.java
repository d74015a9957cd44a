package dev.newel.interpreter;

import dev.newel.asl.PassState;
import dev.newel.interpreter.flow.StateEvents;
import dev.newel.interpreter.flow.StateRunner;
import dev.newel.interpreter.flow.Step;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.event.EventType;

/** Runs Pass states. */
final class PassRunner implements StateRunner<PassState> {

  private static final StateEvents EVENTS =
      StateEvents.passing(EventType.PASS_STATE_ENTERED, EventType.PASS_STATE_EXITED);

  @Override
  public StateEvents events() {
    return EVENTS;
  }

  @Override
  public void run(Step step, Frame frame, PassState pass) {
    step.flow()
        .leave(
            frame,
            pass,
            pass.output(frame.input(), step.scopes().of(frame, pass)),
            pass.transition());
  }
}
