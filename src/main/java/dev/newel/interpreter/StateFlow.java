package dev.newel.interpreter;

import dev.newel.asl.ChoiceState;
import dev.newel.asl.FailState;
import dev.newel.asl.Json;
import dev.newel.asl.MapState;
import dev.newel.asl.ParallelState;
import dev.newel.asl.PassState;
import dev.newel.asl.Scope;
import dev.newel.asl.State;
import dev.newel.asl.SucceedState;
import dev.newel.asl.TaskState;
import dev.newel.asl.Transition;
import dev.newel.asl.WaitState;
import dev.newel.interpreter.Interpreter.Run;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Pending;
import dev.newel.interpreter.model.Phase;
import dev.newel.interpreter.model.Turn;
import java.time.Instant;

/** Moves frames from state to state: enters a state, runs it, leaves it for the next. */
final class StateFlow {

  private final Run run;

  StateFlow(Run run) {
    this.run = run;
  }

  void enter(Frame frame) {
    Turn turn = run.turn;
    StateEvents events = StateEvents.of(run.scopes.state(frame));
    long event = turn.append(events.entered(), frame.lastEvent(), frame.state(), frame.input());
    turn.putToRun(frame.entered(event, turn.now()));
  }

  /** Runs a state that was entered, as far as it goes by itself. */
  void run(Frame frame) {
    State state = run.scopes.state(frame);
    Scope scope = run.scopes.of(frame, state);
    if (state instanceof PassState pass) {
      leave(frame, state, pass.output(frame.input(), scope), pass.transition());
    } else if (state instanceof TaskState task) {
      run.tasks.schedule(frame, task, scope);
    } else if (state instanceof ChoiceState choice) {
      ChoiceState.Choice chosen = choice.choose(frame.input(), scope);
      leave(frame, state, chosen.output(), new Transition.Next(chosen.next()));
    } else if (state instanceof WaitState wait) {
      waitFor(frame, wait, scope);
    } else if (state instanceof SucceedState succeed) {
      leave(frame, state, succeed.output(frame.input(), scope), new Transition.End());
    } else if (state instanceof FailState fail) {
      FailState.Failure failure = fail.failure(frame.input(), scope);
      run.failures.ofFlow(frame, failure.error(), failure.cause());
    } else if (state instanceof ParallelState parallel) {
      run.fanOuts.start(frame, parallel, scope);
    } else if (state instanceof MapState map) {
      run.fanOuts.start(frame, map, scope);
    }
  }

  private void waitFor(Frame frame, WaitState wait, Scope scope) {
    Instant until = wait.until(frame.input(), scope, Instant.ofEpochMilli(frame.enteredTime()));
    long dueAt = Math.max(1, until.toEpochMilli());
    Frame waiting = frame.in(Phase.WAITING, frame.lastEvent(), Pending.until(dueAt));
    run.turn.put(waiting);
    if (dueAt <= run.turn.now()) {
      waited(waiting);
    }
  }

  void waited(Frame frame) {
    WaitState wait = (WaitState) run.scopes.state(frame);
    leave(frame, wait, wait.output(frame.input(), run.scopes.of(frame, wait)), wait.transition());
  }

  /** Leaves a state with its output, for the next state or the end of the flow. */
  void leave(Frame frame, State state, Json output, Transition transition) {
    run.payloads.check(state, output);
    long event =
        run.turn.append(StateEvents.of(state).exited(), frame.lastEvent(), frame.state(), output);
    if (transition instanceof Transition.Next next) {
      run.turn.put(frame.moveTo(next.state(), output, event));
      enter(run.turn.existing(frame.id()));
    } else {
      complete(frame.after(event), output);
    }
  }

  private void complete(Frame frame, Json output) {
    if (frame.parent() == Frame.NONE) {
      run.endings.succeeded(frame, output);
    } else {
      run.fanOuts.finished(frame, output);
    }
  }
}
