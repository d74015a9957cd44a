package dev.newel.interpreter;

import dev.newel.asl.ChoiceState;
import dev.newel.asl.Transition;
import dev.newel.interpreter.flow.StateEvents;
import dev.newel.interpreter.flow.StateRunner;
import dev.newel.interpreter.flow.Step;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.event.EventType;

/** Runs Choice states. */
final class ChoiceRunner implements StateRunner<ChoiceState> {

  private static final StateEvents EVENTS =
      StateEvents.passing(EventType.CHOICE_STATE_ENTERED, EventType.CHOICE_STATE_EXITED);

  @Override
  public StateEvents events() {
    return EVENTS;
  }

  @Override
  public void run(Step step, Frame frame, ChoiceState choice) {
    ChoiceState.Choice chosen = choice.choose(frame.input(), step.scopes().of(frame, choice));
    step.flow().leave(frame, choice, chosen.output(), new Transition.Next(chosen.next()));
  }
}
