package dev.newel.interpreter.flow;

import dev.newel.asl.State;
import dev.newel.asl.Transition;
import dev.newel.asl.data.Json;
import dev.newel.asl.data.StateOutput;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Turn;
import dev.newel.interpreter.model.Variables;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Moves frames from state to state: enters a state, runs it, leaves it for the next. */
public final class StateFlow {

  private final Step step;

  StateFlow(Step step) {
    this.step = step;
  }

  /** Enters the state that a frame stands before, unless the state machine is being deleted. */
  public void enter(Frame frame) {
    if (step.environment().machineDeleted()) {
      step.endings().machineDeleted(frame.lastEvent());
      return;
    }
    Turn turn = step.turn();
    StateEvents events = step.runner(step.scopes().state(frame)).events();
    long event = turn.append(events.entered(), frame.lastEvent(), frame.state(), frame.input());
    turn.putToRun(frame.entered(event, turn.now()));
  }

  /** Runs a state that was entered, as far as it goes by itself. */
  public void run(Frame frame) {
    State state = step.scopes().state(frame);
    step.runner(state).run(step, frame, state);
  }

  /** Goes on in a state whose own deadline has passed. */
  public void due(Frame frame) {
    State state = step.scopes().state(frame);
    step.runner(state).due(step, frame, state);
  }

  /**
   * Leaves a state with what it leaves behind, for the next state or the end of the flow; or for
   * good, where it is tested by itself.
   */
  public void leave(Frame frame, State state, StateOutput left, Transition transition) {
    Turn turn = step.turn();
    Json output = step.payloads().check(state, left.data());
    Variables assigned = step.variables().check(state, left.assigned(), frame, turn);
    StateEvents events = step.runner(state).events();
    @Nullable Map<String, Json> shown = assigned.isEmpty() ? null : assigned.values();
    long event = turn.append(events.exited(), frame.lastEvent(), frame.state(), output, shown);
    if (step.trial().isOn()) {
      step.trial().left(transition, assigned);
      step.endings().succeeded(frame.after(event), output);
    } else if (transition instanceof Transition.Next next) {
      turn.put(frame.moveTo(next.state(), output, event, assigned));
      enter(step.turn().existing(frame.id()));
    } else {
      complete(frame.after(event), output);
    }
  }

  private void complete(Frame frame, Json output) {
    if (frame.parent() == Frame.NONE) {
      step.endings().succeeded(frame, output);
    } else {
      step.branches().finished(frame, output);
    }
  }
}
