package dev.newel.interpreter;

import dev.newel.asl.ChoiceState;
import dev.newel.asl.Definition;
import dev.newel.asl.FailState;
import dev.newel.asl.MapState;
import dev.newel.asl.ParallelState;
import dev.newel.asl.PassState;
import dev.newel.asl.State;
import dev.newel.asl.SucceedState;
import dev.newel.asl.TaskState;
import dev.newel.asl.WaitState;
import dev.newel.asl.data.Work;
import dev.newel.interpreter.environment.Environment;
import dev.newel.interpreter.flow.Redrive;
import dev.newel.interpreter.flow.StateRunner;
import dev.newel.interpreter.flow.Step;
import dev.newel.interpreter.map.MapRunner;
import dev.newel.interpreter.map.MapRuns;
import dev.newel.interpreter.map.ParallelRunner;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Outcome;
import dev.newel.interpreter.model.Phase;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.Turn;
import dev.newel.interpreter.model.event.EventType;
import dev.newel.interpreter.model.event.HistoryFullException;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.interpreter.model.start.ParentTask;
import dev.newel.interpreter.task.ChildTasks;
import dev.newel.interpreter.task.TaskRunner;
import dev.newel.kinds.KindTable;
import org.jspecify.annotations.Nullable;

/**
 * Runs a state machine: lays what a stimulus changes into a {@link Turn}. A turn goes on until
 * every frame waits for something, or until it has as many events, or has done as much evaluation,
 * as a turn may have.
 *
 * <p>Frames that can run take turns state by state, as AWS interleaves the branches of a Parallel
 * state.
 */
public final class Interpreter {

  /** A commit has about so much of payloads at most: it holds up Redis, and this process. */
  private static final long CHARACTERS_PER_TURN = 1 << 20;

  /** After so much evaluation others get their turn: a millisecond or a few. */
  private static final long WORK_PER_TURN = 100_000;

  private static final TaskRunner TASKS = new TaskRunner();

  private static final ChildTasks CHILDREN = new ChildTasks(TASKS);

  private static final KindTable<State, Step, StateRunner<?>> RUNNERS = runners();

  private static final KindTable<Stimulus, Interpreter, Outcome> STIMULI =
      KindTable.<Stimulus, Interpreter, Outcome>over(Stimulus.class)
          .on(Stimulus.Started.class, (started, self) -> self.start())
          .on(Stimulus.Resumed.class, (resumed, self) -> self.resume())
          .on(Stimulus.TaskStarted.class, (taken, self) -> TASKS.taken(self.step, taken))
          .on(Stimulus.TaskSucceeded.class, (done, self) -> self.succeeded(done))
          .on(Stimulus.TaskSubmitted.class, (done, self) -> TASKS.submitted(self.step, done))
          .on(Stimulus.TaskFailed.class, (failed, self) -> self.failed(failed))
          .on(Stimulus.ChildSeen.class, (seen, self) -> self.seen(seen))
          .on(Stimulus.ChildStays.class, (stays, self) -> MapRuns.stays(self.step, stays))
          .on(Stimulus.MapRunUpdated.class, (update, self) -> MapRuns.updated(self.step, update))
          .on(Stimulus.Awaited.class, (awaited, self) -> self.await(awaited.by()))
          .on(Stimulus.Abandoned.class, (abandoned, self) -> self.abandon(abandoned.by()))
          .on(Stimulus.FrameDue.class, (due, self) -> self.due(due))
          .on(Stimulus.ExecutionDue.class, (due, self) -> self.executionDue())
          .on(Stimulus.Redriven.class, (asked, self) -> new Redrive(self.step).begin(asked))
          .on(Stimulus.Stopped.class, (stopped, self) -> self.stop(stopped))
          .build();

  private final Step step;

  /**
   * Where evaluations may take their time.
   *
   * @param definition the revision that the execution is pinned to
   * @param turn what the stimuli are laid into
   */
  public Interpreter(Definition definition, Turn turn, Environment environment) {
    this(definition, turn, environment, Work.whole());
  }

  /**
   * The same where they may not: what comes of a trial that {@link
   * dev.newel.asl.data.TakesLongerException takes longer} is thrown away with its turn.
   *
   * @param work that the evaluations may be
   */
  public Interpreter(Definition definition, Turn turn, Environment environment, Work work) {
    this.step = new Step(definition, turn, environment, work, RUNNERS);
    turn.limitEvents(environment.limits().historyEvents());
  }

  private static KindTable<State, Step, StateRunner<?>> runners() {
    PassRunner passes = new PassRunner();
    ChoiceRunner choices = new ChoiceRunner();
    WaitRunner waits = new WaitRunner();
    SucceedRunner successes = new SucceedRunner();
    FailRunner failures = new FailRunner();
    ParallelRunner parallels = new ParallelRunner();
    MapRunner maps = new MapRunner();
    return KindTable.<State, Step, StateRunner<?>>over(State.class)
        .on(PassState.class, (state, step) -> passes)
        .on(TaskState.class, (state, step) -> TASKS)
        .on(ChoiceState.class, (state, step) -> choices)
        .on(WaitState.class, (state, step) -> waits)
        .on(SucceedState.class, (state, step) -> successes)
        .on(FailState.class, (state, step) -> failures)
        .on(ParallelState.class, (state, step) -> parallels)
        .on(MapState.class, (state, step) -> maps)
        .build();
  }

  /** Lays one stimulus into the turn; several may follow each other. */
  public Outcome step(Stimulus stimulus) {
    if (step.turn().ending() != null && !stimulus.isForEnded()) {
      return stimulus.tooLate();
    }
    step.work().begin();
    try {
      Outcome outcome = STIMULI.apply(stimulus, this);
      if (outcome == Outcome.ACCEPTED) {
        runFrames();
      }
      return outcome;
    } catch (HistoryFullException full) {
      step.endings().historyFull(full.previousId());
      return Outcome.ACCEPTED;
    }
  }

  /** Whether the turn has come to its bound, and the next one is to go on. */
  public boolean isFull() {
    return !mayGoOn();
  }

  /** What a frame that waits for a task has asked for; null where that is in a worker's hands. */
  public @Nullable Effect effectOf(Frame frame) {
    return step.scopes().state(frame) instanceof MapState map
        ? MapRuns.effectOf(step, frame, map)
        : TASKS.effectOf(step, frame);
  }

  private Outcome succeeded(Stimulus.TaskSucceeded done) {
    return MapRuns.has(step, done.frame())
        ? MapRuns.succeeded(step, done)
        : TASKS.succeeded(step, done);
  }

  private Outcome failed(Stimulus.TaskFailed failed) {
    return MapRuns.has(step, failed.frame())
        ? MapRuns.failed(step, failed)
        : TASKS.failed(step, failed);
  }

  private Outcome seen(Stimulus.ChildSeen seen) {
    return MapRuns.has(step, seen.frame()) ? MapRuns.seen(step, seen) : CHILDREN.seen(step, seen);
  }

  private Outcome start() {
    ExecutionStart start = step.turn().execution().start();
    if (start.isMapRun()) {
      return MapRuns.begin(step);
    }
    step.turn()
        .append(
            EventType.EXECUTION_STARTED,
            0,
            start.input(),
            start.roleArn(),
            start.aliasArn(),
            start.versionArn());
    Integer timeout = step.definition().timeoutSeconds();
    if (timeout != null) {
      step.turn().timeOutAt(start.startTime() + timeout * 1000L);
    }
    step.turn().beginTop(step.definition().flow().startAt());
    return Outcome.ACCEPTED;
  }

  private Outcome resume() {
    step.turn().queueAll();
    return Outcome.ACCEPTED;
  }

  private Outcome stop(Stimulus.Stopped stopped) {
    step.endings().aborted(stopped.error(), stopped.cause());
    return Outcome.ACCEPTED;
  }

  private Outcome await(ParentTask parent) {
    return step.turn().addParent(parent) ? Outcome.ACCEPTED : Outcome.NOTHING_TO_DO;
  }

  /** Only who waits for the execution can have it stopped so: another may have its name. */
  private Outcome abandon(ParentTask parent) {
    if (!step.turn().removeParent(parent)) {
      return Outcome.NOTHING_TO_DO;
    }
    if (step.turn().execution().start().isMapRun()) {
      return MapRuns.abandoned(step);
    }
    step.endings().aborted(null, null);
    return Outcome.ACCEPTED;
  }

  private Outcome executionDue() {
    long dueAt = step.turn().progress().dueAt();
    if (dueAt == 0 || dueAt > step.turn().now()) {
      return Outcome.NOTHING_TO_DO;
    }
    step.endings().timedOut();
    return Outcome.ACCEPTED;
  }

  private Outcome due(Stimulus.FrameDue due) {
    Frame frame = step.turn().frame(due.frame());
    if (frame == null || frame.dueAt() == 0 || frame.dueAt() > step.turn().now()) {
      return Outcome.NOTHING_TO_DO;
    }
    if (frame.phase() == Phase.RETRYING) {
      step.turn().putToRun(frame.in(Phase.READY, frame.lastEvent(), null));
    } else {
      step.guard(frame, () -> step.flow().due(frame));
    }
    return Outcome.ACCEPTED;
  }

  private void runFrames() {
    while (mayGoOn()) {
      Integer id = step.turn().nextToRun();
      if (id == null) {
        return;
      }
      Frame frame = step.turn().frame(id);
      if (frame != null) {
        runFrame(frame);
      }
    }
  }

  private boolean mayGoOn() {
    return step.turn().events().size() < step.environment().limits().eventsPerTurn()
        && step.turn().payloadCharacters() < CHARACTERS_PER_TURN
        && step.work().done() < WORK_PER_TURN;
  }

  private void runFrame(Frame frame) {
    step.work().begin();
    if (frame.phase() == Phase.ENTERING) {
      step.flow().enter(frame);
    } else if (frame.phase() == Phase.READY) {
      step.guard(frame, () -> step.flow().run(frame));
    }
  }
}
