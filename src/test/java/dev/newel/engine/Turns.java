package dev.newel.engine;

import dev.newel.asl.Definition;
import dev.newel.engine.message.EngineReply;
import dev.newel.interpreter.Interpreter;
import dev.newel.interpreter.RunningMachine;
import dev.newel.interpreter.environment.Environment;
import dev.newel.interpreter.environment.Environment.Limits;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Outcome;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.Turn;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.store.ExecutionStore.Loaded;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Turns of an execution, as the interpreter makes them. */
public final class Turns {

  static final String ACTIVITY = RunningMachine.ARNS + "activity:work";
  public static final ExecutionStart START = RunningMachine.startOf("{}");
  public static final ExecutionKey KEY = START.key();

  /** A task, which must give signs of life. */
  public static final String TASK =
      "{'Type':'Task','Resource':'" + ACTIVITY + "','HeartbeatSeconds':30,'End':true}";

  static final String CALL =
      "{'Type':'Task','Resource':'arn:aws:states:::aws-sdk:sfn:listActivities','End':true}";
  static final String WAIT = "{'Type':'Wait','Seconds':1,'End':true}";
  public static final String PASS = "{'Type':'Pass','End':true}";

  private final Definition definition;
  private final Environment environment;

  /**
   * Turns of a machine that has this one state.
   *
   * @param eventsPerTurn after how many events a turn stops
   */
  public Turns(String state, int eventsPerTurn) {
    this.definition = RunningMachine.parse("{'StartAt':'A','States':{'A':" + state + "}}");
    this.environment =
        new Environment(
            "us-east-1",
            new Limits(10_000, 16_000_000, 25_000, eventsPerTurn, 40),
            new SplittableRandom(1),
            RunningMachine.TOKENS,
            arn -> true);
  }

  public static Turns of(String state) {
    return new Turns(state, 1_000);
  }

  /** The first turn. */
  public Turn begin() {
    return next(new Execution(START), START.startTime(), new Stimulus.Started());
  }

  public Turn next(Execution execution, long now, Stimulus... facts) {
    Turn turn = new Turn(execution, now);
    Interpreter interpreter = new Interpreter(definition, turn, environment);
    for (Stimulus fact : facts) {
      if (interpreter.step(fact) != Outcome.ACCEPTED) {
        throw new IllegalArgumentException(fact + " does not fit");
      }
    }
    return turn;
  }

  /** The execution after its first turn. */
  public Execution begun() {
    Turn first = begin();
    first.execution().apply(first);
    return first.execution();
  }

  /** The execution, whose task a worker has by a token. */
  Execution started(long token) {
    Execution begun = begun();
    begun.apply(next(begun, START.startTime(), start(begun, token)));
    return begun;
  }

  /** A turn on its way into a store that has the execution by a fence. */
  static Attempt attempt(Mailbox mailbox, Turn turn, String fence) {
    return new Attempt(mailbox, turn, new Loaded(turn.execution(), fence));
  }

  static Stimulus.TaskStarted start(Execution execution, long token) {
    return new Stimulus.TaskStarted(Frame.TOP, top(execution).nonce(), token, "worker");
  }

  static Frame top(Execution execution) {
    return Objects.requireNonNull(execution.frame(Frame.TOP));
  }

  /** A job that lays a fact into a turn, and whose answers are kept. */
  static Job.Fact job(Stimulus fact, List<EngineReply> answers) {
    return new Job.Fact(fact, null, answers::add);
  }

  static Job.Fact job(Stimulus fact, @Nullable String invocationId) {
    return new Job.Fact(fact, invocationId, Job.NOBODY);
  }
}
