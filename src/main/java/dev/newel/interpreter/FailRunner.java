package dev.newel.interpreter;

import dev.newel.asl.FailState;
import dev.newel.interpreter.flow.StateEvents;
import dev.newel.interpreter.flow.StateRunner;
import dev.newel.interpreter.flow.Step;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.event.EventType;

/** Runs Fail states, which are never left. */
final class FailRunner implements StateRunner<FailState> {

  private static final StateEvents EVENTS =
      new StateEvents(EventType.FAIL_STATE_ENTERED, null, null, null);

  @Override
  public StateEvents events() {
    return EVENTS;
  }

  @Override
  public void run(Step step, Frame frame, FailState fail) {
    FailState.Failure failure = fail.failure(frame.input(), step.scopes().of(frame, fail));
    step.failures().ofFlow(frame, failure.error(), failure.cause());
  }
}
