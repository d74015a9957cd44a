package dev.newel.interpreter;

import dev.newel.asl.WaitState;
import dev.newel.interpreter.flow.StateEvents;
import dev.newel.interpreter.flow.StateRunner;
import dev.newel.interpreter.flow.Step;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Pending;
import dev.newel.interpreter.model.Phase;
import dev.newel.interpreter.model.event.EventType;
import java.time.Instant;

/** Runs Wait states. */
final class WaitRunner implements StateRunner<WaitState> {

  private static final StateEvents EVENTS =
      new StateEvents(
          EventType.WAIT_STATE_ENTERED,
          EventType.WAIT_STATE_EXITED,
          EventType.WAIT_STATE_ABORTED,
          null);

  @Override
  public StateEvents events() {
    return EVENTS;
  }

  @Override
  public void run(Step step, Frame frame, WaitState wait) {
    // a redrive has it wait anew, unless it waits for a time that has passed
    long since = Math.max(frame.enteredTime(), step.turn().redrives().time());
    Instant until =
        wait.until(frame.input(), step.scopes().of(frame, wait), Instant.ofEpochMilli(since));
    long wholeWait = until.toEpochMilli() - since;
    long dueAt = Math.max(1, since + step.environment().rehearsal().scaled(wholeWait));
    Frame waiting = frame.in(Phase.WAITING, frame.lastEvent(), Pending.until(dueAt));
    step.turn().put(waiting);
    if (dueAt <= step.turn().now()) {
      due(step, waiting, wait);
    }
  }

  @Override
  public void due(Step step, Frame frame, WaitState wait) {
    step.flow()
        .leave(
            frame,
            wait,
            wait.output(frame.input(), step.scopes().of(frame, wait)),
            wait.transition());
  }
}
