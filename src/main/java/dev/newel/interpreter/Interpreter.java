package dev.newel.interpreter;

import dev.newel.asl.Definition;
import dev.newel.asl.StateException;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Environment;
import dev.newel.interpreter.model.EventType;
import dev.newel.interpreter.model.ExecutionStart;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.HistoryFullException;
import dev.newel.interpreter.model.Outcome;
import dev.newel.interpreter.model.Phase;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.Turn;
import org.jspecify.annotations.Nullable;

/**
 * Runs a state machine: lays what a stimulus changes into a {@link Turn}. A turn goes on until
 * every frame waits for something, or until it has as many events as a turn may have.
 *
 * <p>Frames that can run take turns state by state, as AWS interleaves the branches of a Parallel
 * state.
 */
public final class Interpreter {

  private final Run run;

  /**
   * @param definition the revision that the execution is pinned to
   * @param turn what the stimuli are laid into
   */
  public Interpreter(Definition definition, Turn turn, Environment environment) {
    this.run = new Run(definition, turn, environment);
    turn.limitEvents(environment.limits().historyEvents());
  }

  /** Lays one stimulus into the turn; several may follow each other. */
  public Outcome step(Stimulus stimulus) {
    if (run.turn.hasEnded()) {
      return ended(stimulus);
    }
    try {
      Outcome outcome = take(stimulus);
      if (outcome == Outcome.TAKEN) {
        runFrames();
      }
      return outcome;
    } catch (HistoryFullException full) {
      run.endings.historyFull(full.previousId());
      return Outcome.TAKEN;
    }
  }

  /** What a frame that waits for a task has asked for; null where that is in a worker's hands. */
  public @Nullable Effect effectOf(Frame frame) {
    return run.tasks.effectOf(frame);
  }

  private static Outcome ended(Stimulus stimulus) {
    return stimulus instanceof Stimulus.TaskTaken
            || stimulus instanceof Stimulus.TaskSucceeded
            || stimulus instanceof Stimulus.TaskFailed
        ? Outcome.NO_SUCH_TASK
        : Outcome.NOTHING_TO_DO;
  }

  private Outcome take(Stimulus stimulus) {
    if (stimulus instanceof Stimulus.Started) {
      return start();
    } else if (stimulus instanceof Stimulus.Resumed) {
      run.turn.queueAll();
      return Outcome.TAKEN;
    } else if (stimulus instanceof Stimulus.TaskTaken taken) {
      return run.tasks.taken(taken);
    } else if (stimulus instanceof Stimulus.TaskSucceeded succeeded) {
      return run.tasks.succeeded(succeeded);
    } else if (stimulus instanceof Stimulus.TaskFailed failed) {
      return run.tasks.failed(failed);
    } else if (stimulus instanceof Stimulus.FrameDue due) {
      return due(due);
    } else if (stimulus instanceof Stimulus.ExecutionDue) {
      return executionDue();
    } else if (stimulus instanceof Stimulus.Stopped stopped) {
      run.endings.aborted(stopped.error(), stopped.cause());
      return Outcome.TAKEN;
    }
    throw new IllegalArgumentException("unknown stimulus " + stimulus);
  }

  private Outcome start() {
    ExecutionStart start = run.turn.execution().start();
    run.turn.append(EventType.EXECUTION_STARTED, 0, start.input(), start.roleArn());
    Integer timeout = run.definition.timeoutSeconds();
    if (timeout != null) {
      run.turn.timeOutAt(start.startTime() + timeout * 1000L);
    }
    run.turn.beginTop(run.definition.flow().startAt());
    return Outcome.TAKEN;
  }

  private Outcome executionDue() {
    long dueAt = run.turn.progress().dueAt();
    if (dueAt == 0 || dueAt > run.turn.now()) {
      return Outcome.NOTHING_TO_DO;
    }
    run.endings.timedOut();
    return Outcome.TAKEN;
  }

  private Outcome due(Stimulus.FrameDue due) {
    Frame frame = run.turn.frame(due.frame());
    if (frame == null || frame.dueAt() == 0 || frame.dueAt() > run.turn.now()) {
      return Outcome.NOTHING_TO_DO;
    }
    switch (frame.phase()) {
      case WAITING -> run.guard(frame, () -> run.flow.waited(frame));
      case RETRYING -> run.turn.putToRun(frame.in(Phase.READY, frame.lastEvent(), null));
      case SCHEDULED, STARTED -> run.tasks.timedOut(frame);
      default -> {
        return Outcome.NOTHING_TO_DO;
      }
    }
    return Outcome.TAKEN;
  }

  private void runFrames() {
    int bound = run.environment.limits().eventsPerTurn();
    while (run.turn.events().size() < bound) {
      Integer id = run.turn.nextToRun();
      if (id == null) {
        return;
      }
      Frame frame = run.turn.frame(id);
      if (frame != null) {
        runFrame(frame);
      }
    }
  }

  private void runFrame(Frame frame) {
    if (frame.phase() == Phase.ENTERING) {
      run.flow.enter(frame);
    } else if (frame.phase() == Phase.READY) {
      run.guard(frame, () -> run.flow.run(frame));
    }
  }

  /** The parts of the interpreter, which call each other, over one turn. */
  static final class Run {
    final Definition definition;
    final Turn turn;
    final Environment environment;
    final Scopes scopes;
    final StateFlow flow;
    final TaskAttempts tasks;
    final FanOuts fanOuts;
    final Failures failures;
    final Endings endings;
    final PayloadLimit payloads;

    Run(Definition definition, Turn turn, Environment environment) {
      this.definition = definition;
      this.turn = turn;
      this.environment = environment;
      this.scopes = new Scopes(this);
      this.flow = new StateFlow(this);
      this.tasks = new TaskAttempts(this);
      this.fanOuts = new FanOuts(this);
      this.failures = new Failures(this);
      this.endings = new Endings(this);
      this.payloads = new PayloadLimit(environment.limits().payloadBytes());
    }

    /** Does a part of a state's work; its failure is the state's failure. */
    void guard(Frame frame, Runnable work) {
      try {
        work.run();
      } catch (StateException e) {
        failures.thrown(turn.existing(frame.id()), e);
      }
    }
  }
}
