package dev.newel.interpreter.map;

import dev.newel.asl.DataFlow;
import dev.newel.asl.MapState;
import dev.newel.asl.ParallelState;
import dev.newel.asl.State;
import dev.newel.asl.Transition;
import dev.newel.asl.data.Scope;
import dev.newel.asl.data.StateOutput;
import dev.newel.interpreter.environment.TaskMocks;
import dev.newel.interpreter.flow.Step;
import dev.newel.interpreter.model.Frame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A state that is tested with a mock: none of its flows is run, and what they would have given is
 * laid into the turn that would have begun them.
 */
record MockedFlows(Step step, Frame frame) {

  /** Shows what a Map state would give its iterations, and answers for them. */
  void answer(MapState map, TaskMocks.Answer mock) {
    boolean haveTooManyFailed = new ShownItems(step, frame, map).show();
    answer(
        map,
        map.data(),
        map.transition(),
        haveTooManyFailed && mock instanceof TaskMocks.Returned ? tooMany() : mock);
  }

  private static TaskMocks.Answer tooMany() {
    return new TaskMocks.Thrown(MapRunDriver.TOO_MANY.error(), MapRunDriver.TOO_MANY.cause());
  }

  /** Answers for the branches of a Parallel state. */
  void answer(ParallelState parallel, TaskMocks.Answer mock) {
    answer(parallel, parallel.data(), parallel.transition(), mock);
  }

  private void answer(State state, DataFlow data, Transition transition, TaskMocks.Answer mock) {
    if (mock instanceof TaskMocks.Returned returned) {
      Scope scope = step.scopes().of(frame, state);
      StateOutput output = data.output(frame.input(), returned.result(), scope);
      step.flow().leave(frame, state, output, transition);
    } else if (mock instanceof TaskMocks.Thrown thrown) {
      fail(thrown.error(), thrown.cause());
    }
  }

  private void fail(@Nullable String error, @Nullable String cause) {
    step.failures().failed(frame, error, cause, error == null ? List.of() : List.of(error));
  }
}
