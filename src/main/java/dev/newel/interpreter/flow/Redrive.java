package dev.newel.interpreter.flow;

import dev.newel.asl.State;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.MapRun;
import dev.newel.interpreter.model.Outcome;
import dev.newel.interpreter.model.Phase;
import dev.newel.interpreter.model.Redrivability;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.Turn;
import dev.newel.interpreter.model.Variables;
import dev.newel.interpreter.model.event.EventType;
import java.util.Comparator;

/**
 * Has an execution go on that has ended: each frame from the state that it stood in, with that
 * state's input. What was entered is not entered again, so that the next event of a frame follows
 * the one that it was entered by; only a Fail state, which has nothing else to do, is.
 *
 * <p>The children of a Map Run are executions of their own, and so is the run: its state has it go
 * on, and it has those go on that have not succeeded.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html">
 *     Restarting state machine executions with redrive</a>
 */
public final class Redrive {

  private final Step step;

  public Redrive(Step step) {
    this.step = step;
  }

  /**
   * Begins the redrive.
   *
   * @return {@link Outcome#NOTHING_TO_DO} where it cannot be, or this call has done it already
   */
  public Outcome begin(Stimulus.Redriven asked) {
    Turn turn = step.turn();
    if (!isFresh() || isDone(asked) || isRefused()) {
      return Outcome.NOTHING_TO_DO;
    }
    long ended = turn.progress().events();
    turn.reopen(asked.token(), asked.which());
    if (asked.by() != null) {
      turn.addParent(asked.by());
    }
    long event = turn.append(EventType.EXECUTION_REDRIVEN, ended, (long) turn.redrives().count());
    Integer timeout = step.definition().timeoutSeconds();
    if (timeout != null) {
      turn.timeOutAt(turn.time() + timeout * 1000L);
    }
    enterAgain(event);
    turn.queueAll();
    resumeParents();
    return Outcome.ACCEPTED;
  }

  /**
   * Whether there is what it goes on from. An end that came in this very turn has to stand first,
   * as the frames are those before it; and where turns have failed again and again they are gone.
   * An older version has kept too little of its Map Runs.
   */
  private boolean isFresh() {
    Execution execution = step.turn().execution();
    MapRun run = execution.progress().run();
    return execution.progress().ending() != null
        && !step.turn().isRedrive()
        && !execution.frames().isEmpty()
        && (run == null || run.unsuccessful().areKept());
  }

  private boolean isDone(Stimulus.Redriven asked) {
    Turn turn = step.turn();
    return turn.redrives().call(asked.token(), turn.now()) != null
        || (asked.which() != 0 && turn.redrives().count() >= asked.which());
  }

  private boolean isRefused() {
    Turn turn = step.turn();
    return Redrivability.refusal(
            turn.execution().start(),
            turn.progress(),
            turn.now(),
            step.environment().machineDeleted())
        != null;
  }

  private void enterAgain(long event) {
    Turn turn = step.turn();
    for (Frame frame : turn.execution().frames()) {
      if (frame.phase() == Phase.READY
          && step.runner(step.scopes().state(frame)).events().leaving() == null) {
        turn.put(frame.moveTo(frame.state(), frame.input(), event, Variables.NONE));
      }
    }
  }

  private void resumeParents() {
    step.turn().execution().frames().stream()
        .filter(frame -> frame.phase() == Phase.FANNED_OUT)
        .sorted(Comparator.comparing(Frame::id))
        .forEach(this::resume);
  }

  private void resume(Frame parent) {
    State state = step.scopes().state(parent);
    step.guard(parent, () -> step.branches().parentRunner(state).resumed(step, parent, state));
  }
}
