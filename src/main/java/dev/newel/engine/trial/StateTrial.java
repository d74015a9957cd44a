package dev.newel.engine.trial;

import dev.newel.asl.data.Work;
import dev.newel.interpreter.Interpreter;
import dev.newel.interpreter.environment.Environment;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.Turn;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.task.TaskOwner;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One test of a state: an execution in memory that has no other state. Turns are laid into it as
 * into any other, what they ask for is done, and nothing is committed. Belongs to one event loop.
 */
public final class StateTrial {

  private final StateTrials around;
  private final Context context;
  private final TestedState state;
  private final TrialSetting setting;
  private final TrialRecorder recorder;
  private final Execution execution;
  private final Promise<TrialResult> result = Promise.promise();
  private final Deque<Stimulus> facts = new ArrayDeque<>(2);
  private boolean isBusy;
  private long timer;

  StateTrial(StateTrials around, TestedState state, TrialSetting setting) {
    this.around = around;
    this.context = around.vertx().getOrCreateContext();
    this.state = state;
    this.setting = setting;
    this.recorder = new TrialRecorder(setting);
    this.execution = around.execution(state, setting);
  }

  /** What comes of it. */
  public Future<TrialResult> result() {
    return result.future();
  }

  /** Nobody waits for the result any more; what is under way is not waited for either. */
  public void abandon() {
    lay(new Stimulus.Stopped(null, null));
  }

  /** Lays a fact into the execution, and does what comes of it; one after the other. */
  void lay(Stimulus fact) {
    facts.add(fact);
    if (!isBusy) {
      next();
    }
  }

  private void next() {
    Stimulus fact = facts.poll();
    isBusy = fact != null && !result.future().isComplete();
    if (fact == null || !isBusy) {
      return;
    }
    // not on the event loop: how long it evaluates is not known
    around
        .evaluations()
        .evaluateAside(work -> turn(fact, work))
        .onSuccess(this::take)
        .onFailure(result::tryFail);
  }

  private Turn turn(Stimulus fact, Work work) {
    Turn turn = new Turn(execution, around.clock().millis());
    Environment environment = around.environment(setting, recorder);
    new Interpreter(state.definition(), turn, environment, work).step(fact);
    return turn;
  }

  private void take(Turn turn) {
    try {
      execution.apply(turn);
      goOn(turn);
      next();
    } catch (RuntimeException defect) {
      result.tryFail(defect);
    }
  }

  private void goOn(Turn turn) {
    around.vertx().cancelTimer(timer);
    Ending ending = execution.progress().ending();
    if (ending != null) {
      result.tryComplete(recorder.ended(ending));
    } else if (recorder.isRetried()) {
      result.tryComplete(recorder.retried());
    } else {
      armTimer();
      turn.effects().forEach(effect -> answer(perform(effect)));
      if (turn.isUnfinished()) {
        lay(new Stimulus.Resumed(execution.progress().events()));
      }
    }
  }

  /** Sees to it that the next deadline is met: of a wait, of a task, or of the test itself. */
  private void armTimer() {
    long endsAt = execution.progress().dueAt();
    Stimulus next = new Stimulus.ExecutionDue();
    long nextAt = endsAt;
    for (Frame frame : execution.frames()) {
      if (frame.dueAt() != 0 && frame.dueAt() < nextAt) {
        nextAt = frame.dueAt();
        next = new Stimulus.FrameDue(frame.id(), frame.dueAt());
      }
    }
    Stimulus due = next;
    timer =
        around.vertx().setTimer(Math.max(1, nextAt - around.clock().millis()), fired -> lay(due));
  }

  private void answer(Future<Stimulus> fact) {
    fact.onComplete(
        answered ->
            context.runOnContext(
                now -> {
                  if (answered.succeeded()) {
                    lay(answered.result());
                  } else {
                    result.tryFail(answered.cause());
                  }
                }));
  }

  /** Nothing else is asked for by a state that can be tested without a mock. */
  private Future<Stimulus> perform(Effect effect) {
    ExecutionStart tested = execution.start();
    if (effect instanceof Effect.CallService call) {
      return around.invokers().invoke(TaskOwner.ofExpress(tested), call, setting.wiretap());
    } else if (effect instanceof Effect.StartChild start) {
      return around.children().begin(TaskOwner.ofExpress(tested), start);
    }
    throw new IllegalStateException("a state that is tested asks for " + effect);
  }
}
