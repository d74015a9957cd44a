package dev.newel.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.Definition;
import dev.newel.asl.data.Json;
import dev.newel.asl.parse.Definitions;
import dev.newel.asl.parse.MachineType;
import dev.newel.asl.parse.check.DefinitionException;
import dev.newel.aws.Home;
import dev.newel.aws.Qualifier;
import dev.newel.interpreter.environment.Environment;
import dev.newel.interpreter.environment.Environment.Limits;
import dev.newel.interpreter.environment.Rehearsal;
import dev.newel.interpreter.environment.TaskTokens;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Outcome;
import dev.newel.interpreter.model.Phase;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.Turn;
import dev.newel.interpreter.model.event.HistoryEvent;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An execution that a test drives, in virtual time. Definitions and payloads may be written with
 * single quotes. After every turn the invariants are checked, and the execution goes on from what
 * its frames say, as on an instance that has just loaded it.
 */
public final class RunningMachine {

  /** AWS's limits. */
  public static final Limits LIMITS = new Limits(262_144, 16_000_000, 25_000, 1_000, 40);

  public static final long START = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();
  public static final Home HOME = Home.of("us-east-1", "000000000000");
  public static final String ARNS = "arn:aws:states:us-east-1:000000000000:";

  /** Tokens that say what they stand for. */
  public static final TaskTokens TOKENS =
      (execution, frame, nonce) -> "token-" + execution.name() + "-" + frame + "-" + nonce;

  private static final Comparator<Frame> SOONEST =
      Comparator.<Frame>comparingLong(frame -> frame.dueAt()).thenComparingInt(Frame::id);

  private final Definition definition;
  private final Set<String> deletedActivities = new TreeSet<>();
  private final Environment environment;
  private final List<HistoryEvent> events = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();
  private Execution execution;
  private long now = START;
  private int turns;

  private RunningMachine(
      Definition definition, Limits limits, Rehearsal rehearsal, ExecutionStart start) {
    this.definition = definition;
    this.environment =
        new Environment(
            "us-east-1",
            limits,
            new Random(7),
            TOKENS,
            arn -> !deletedActivities.contains(arn),
            false,
            rehearsal);
    this.execution = new Execution(start);
  }

  public static Definition parse(String definition) {
    try {
      return Definitions.PARSER.parse(quoted(definition), MachineType.STANDARD);
    } catch (DefinitionException e) {
      throw new AssertionError(e.getMessage() + "\n" + definition, e);
    }
  }

  public static ExecutionStart startOf(String input) {
    return startOf(input, null);
  }

  private static ExecutionStart startOf(String input, @Nullable String testCase) {
    return new ExecutionStart(
        new ExecutionKey(HOME, "machine", "run"),
        ARNS + "execution:machine:run",
        ARNS + "stateMachine:machine",
        "arn:aws:iam::000000000000:role/any",
        "1",
        Json.ofTrusted(input),
        START,
        null,
        null,
        testCase,
        Qualifier.NONE,
        null);
  }

  /** Starts an execution with the test case of this name, or without one. */
  static RunningMachine rehearse(
      String definition, Rehearsal rehearsal, @Nullable String testCase) {
    return new RunningMachine(parse(definition), LIMITS, rehearsal, startOf("{}", testCase))
        .start();
  }

  static RunningMachine of(String definition, String input, Limits limits) {
    return new RunningMachine(parse(definition), limits, Rehearsal.NONE, startOf(quoted(input)));
  }

  /** Starts an execution of a whole definition. */
  static RunningMachine start(String definition, String input) {
    return of(definition, input, LIMITS).start();
  }

  /** Starts an execution of a flow: the states as in a definition, of which A is the first. */
  static RunningMachine startStates(String states, String input) {
    return start("{'StartAt':'A','States':{" + states + "}}", input);
  }

  static String activity(String name) {
    return "'Type':'Task','Resource':'" + ARNS + "activity:" + name + "'";
  }

  private static String quoted(String json) {
    return json.replace('\'', '"');
  }

  RunningMachine start() {
    return step(new Stimulus.Started());
  }

  RunningMachine deleteActivity(String name) {
    deletedActivities.add(ARNS + "activity:" + name);
    return this;
  }

  /** A worker takes the oldest task of a state. */
  RunningMachine take(String state) {
    return take(state, null);
  }

  RunningMachine take(String state, @Nullable String worker) {
    Frame frame = frame(state, Phase.SCHEDULED);
    return step(new Stimulus.TaskStarted(frame.id(), nonce(frame), nonce(frame), worker));
  }

  /** The oldest task of a state succeeds; a worker takes it before, if none has. */
  RunningMachine succeed(String state, String output) {
    Frame frame = taken(state);
    return step(
        new Stimulus.TaskSucceeded(frame.id(), nonce(frame), Json.ofTrusted(quoted(output))));
  }

  RunningMachine fail(String state, @Nullable String error, @Nullable String cause) {
    Frame frame = taken(state);
    return step(new Stimulus.TaskFailed(frame.id(), nonce(frame), error, cause));
  }

  /** The call of a state's task has handed the work on. */
  RunningMachine submit(String state, String output) {
    Frame frame = frame(state, Phase.STARTED);
    return step(
        new Stimulus.TaskSubmitted(frame.id(), nonce(frame), Json.ofTrusted(quoted(output))));
  }

  /** A sign of life from the worker of a state's task. */
  RunningMachine heartbeat(String state) {
    Frame frame = taken(state);
    execution.postpone(frame.id(), Objects.requireNonNull(frame.pending()).heard(now).dueAt());
    return this;
  }

  RunningMachine stop(@Nullable String error, @Nullable String cause) {
    return step(new Stimulus.Stopped(error, cause));
  }

  RunningMachine redrive() {
    return step(new Stimulus.Redriven(null));
  }

  /** Lets time pass; what is due meanwhile happens at its time. */
  RunningMachine pass(double seconds) {
    long until = now + Math.round(seconds * 1000);
    while (execution.progress().ending() == null) {
      Optional<Frame> next =
          execution.frames().stream().filter(frame -> frame.dueAt() != 0).min(SOONEST);
      long frameDue = next.map(Frame::dueAt).orElse(Long.MAX_VALUE);
      long executionDue = execution.progress().dueAt();
      if (executionDue != 0 && executionDue <= Math.min(frameDue, until)) {
        now = Math.max(now, executionDue);
        step(new Stimulus.ExecutionDue());
      } else if (frameDue <= until) {
        now = Math.max(now, frameDue);
        step(new Stimulus.FrameDue(next.orElseThrow().id(), frameDue));
      } else {
        break;
      }
    }
    now = until;
    return this;
  }

  /** Lets time pass in which nobody looks at what is due. */
  RunningMachine oversleep(double seconds) {
    now += Math.round(seconds * 1000);
    return this;
  }

  private RunningMachine step(Stimulus stimulus) {
    assertThat(offer(stimulus)).as(stimulus.toString()).isEqualTo(Outcome.ACCEPTED);
    return this;
  }

  /** Makes a turn of a stimulus, and those that it needs to be finished. */
  Outcome offer(Stimulus stimulus) {
    Turn turn = new Turn(execution, now);
    Outcome outcome = new Interpreter(definition, turn, environment).step(stimulus);
    turns++;
    Invariants.check(turn);
    if (outcome != Outcome.ACCEPTED) {
      assertThat(turn.events()).isEmpty();
      assertThat(turn.changes()).isEmpty();
      return outcome;
    }
    events.addAll(turn.events());
    effects.addAll(turn.effects());
    boolean unfinished = turn.isUnfinished();
    execution.apply(turn);
    Invariants.check(execution, unfinished);
    execution =
        new Execution(execution.start(), execution.progress(), List.copyOf(execution.frames()));
    return unfinished ? offer(new Stimulus.Resumed(turn.progress().events())) : outcome;
  }

  /** What it stands in is deleted, as it is where turns have failed again and again. */
  RunningMachine loseFrames() {
    execution = new Execution(execution.start(), execution.progress(), List.of());
    return this;
  }

  /** What becomes of stimuli in one turn, which is made and dropped. */
  List<Outcome> offerTogether(Stimulus... stimuli) {
    Interpreter interpreter = new Interpreter(definition, new Turn(execution, now), environment);
    return Arrays.stream(stimuli).map(interpreter::step).toList();
  }

  private Frame taken(String state) {
    Optional<Frame> submitted = find(state, Phase.SUBMITTED);
    if (submitted.isPresent()) {
      return submitted.get();
    }
    if (find(state, Phase.STARTED).isEmpty()) {
      take(state);
    }
    return frame(state, Phase.STARTED);
  }

  Frame frame(String state, Phase phase) {
    return find(state, phase)
        .orElseThrow(
            () -> new AssertionError(state + " is not " + phase + ": " + execution.frames()));
  }

  private Optional<Frame> find(String state, Phase phase) {
    return execution.frames().stream()
        .filter(frame -> frame.state().equals(state) && frame.phase() == phase)
        .min(Comparator.comparingInt(Frame::id));
  }

  /** What a frame has asked the world for, as an instance finds it that comes to it later. */
  @Nullable Effect effect(String state, Phase phase) {
    Turn turn = new Turn(execution, now);
    return new Interpreter(definition, turn, environment).effectOf(frame(state, phase));
  }

  static long nonce(Frame frame) {
    return Objects.requireNonNull(frame.pending()).nonce();
  }

  Execution execution() {
    return execution;
  }

  List<HistoryEvent> events() {
    return events;
  }

  List<Effect> effects() {
    return effects;
  }

  int turns() {
    return turns;
  }

  /** When an event was, in seconds since the start. */
  double secondsOf(int event) {
    return (events.get(event - 1).time() - START) / 1000.0;
  }

  String output() {
    Ending ending = execution.progress().ending();
    assertThat(ending).as("history:\n" + HistoryText.of(events)).isNotNull();
    assertThat(Objects.requireNonNull(ending).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    return String.valueOf(ending.output());
  }

  /** The whole history, as {@link HistoryText} writes it. */
  RunningMachine hasHistory(String expected) {
    assertThat(HistoryText.of(events)).isEqualTo(expected.strip());
    return this;
  }

  /** The history from an event on. */
  RunningMachine hasHistoryFrom(int event, String expected) {
    assertThat(HistoryText.of(events.subList(event - 1, events.size())))
        .isEqualTo(expected.strip());
    return this;
  }
}
