package dev.newel.interpreter.flow;

import dev.newel.asl.State;
import dev.newel.asl.data.Json;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Phase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of a state that runs flows when one of them ends, and of the others. */
final class Branches {

  private final Step step;

  Branches(Step step) {
    this.step = step;
  }

  /** A branch or an iteration came to its end. */
  void finished(Frame child, Json output) {
    Frame parent = step.turn().existing(child.parent());
    State state = step.scopes().state(parent);
    step.turn().finish(child.done(output, child.lastEvent()));
    parentRunner(state).finished(step, parent, state, child, output);
  }

  /** A branch or an iteration failed: its siblings are aborted, and the state fails with it. */
  void failed(Frame child, @Nullable String error, @Nullable String cause) {
    Frame parent = step.turn().existing(child.parent());
    parentRunner(step.scopes().state(parent)).failed(step, parent, child);
    abortBelow(parent, child.id());
    Frame gathered = parent.in(Phase.READY, child.lastEvent(), null);
    step.turn().put(gathered);
    step.failures().failed(gathered, error, cause, error == null ? List.of() : List.of(error));
  }

  /**
   * Aborts what a state runs, but for the frame that is the reason. The frames stay where they are
   * until it is known whether the failure ends the execution: then a redrive goes on from there.
   */
  void abortBelow(Frame parent, int except) {
    if (!step.turn().hasBelow(parent.id())) {
      return;
    }
    for (Frame child : step.turn().childrenOf(parent.id())) {
      if (child.id() != except && child.phase() != Phase.DONE) {
        abort(parent, child);
      }
    }
  }

  private void abort(Frame parent, Frame child) {
    abortBelow(child, Frame.NONE);
    step.withdraw(child);
    long last = child.lastEvent();
    if (child.phase() != Phase.ENTERING) {
      State state = step.scopes().state(child);
      last = step.runner(state).abort(step, child, state, last);
    }
    parentRunner(step.scopes().state(parent)).aborted(step, parent, child, last);
    step.turn().put(child.suspended(step.turn().hasBelow(child.id())));
  }

  ParentRunner<State> parentRunner(State state) {
    if (step.runner(state) instanceof ParentRunner<State> parent) {
      return parent;
    }
    throw new IllegalStateException("state '" + state.name() + "' runs no flows");
  }
}
