package dev.newel.interpreter.map;

import dev.newel.asl.Flow;
import dev.newel.asl.ParallelState;
import dev.newel.asl.data.Json;
import dev.newel.interpreter.environment.TaskMocks;
import dev.newel.interpreter.flow.ParentRunner;
import dev.newel.interpreter.flow.StateEvents;
import dev.newel.interpreter.flow.Step;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Phase;
import dev.newel.interpreter.model.event.EventType;
import java.util.List;

/** Runs Parallel states: all branches begin at once. */
public final class ParallelRunner implements ParentRunner<ParallelState> {

  private static final StateEvents EVENTS =
      new StateEvents(
          EventType.PARALLEL_STATE_ENTERED,
          EventType.PARALLEL_STATE_EXITED,
          EventType.PARALLEL_STATE_ABORTED,
          EventType.PARALLEL_STATE_FAILED);

  @Override
  public StateEvents events() {
    return EVENTS;
  }

  @Override
  public void run(Step step, Frame frame, ParallelState parallel) {
    Json arguments =
        step.payloads()
            .check(parallel, parallel.arguments(frame.input(), step.scopes().of(frame, parallel)));
    TaskMocks.Answer mock = step.trial().mock();
    if (mock != null) {
      new MockedFlows(step, frame).answer(parallel, mock);
      return;
    }
    long started = step.turn().append(EventType.PARALLEL_STATE_STARTED, frame.lastEvent());
    Frame parent = frame.in(Phase.FANNED_OUT, started, null);
    step.turn().put(parent);
    List<Flow> branches = parallel.branches();
    for (int i = 0; i < branches.size(); i++) {
      step.turn().begin(parent, i, branches.get(i).startAt(), arguments, started);
    }
  }

  @Override
  public void finished(Step step, Frame parent, ParallelState parallel, Frame child, Json output) {
    if (step.turn().fanOut(parent.id()).done() == parallel.branches().size()) {
      long succeeded = step.turn().append(EventType.PARALLEL_STATE_SUCCEEDED, child.lastEvent());
      Results.leave(
          step,
          parent,
          succeeded,
          child.lastEvent(),
          parallel,
          parallel.data(),
          parallel.transition());
    }
  }
}
