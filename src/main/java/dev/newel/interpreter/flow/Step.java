package dev.newel.interpreter.flow;

import dev.newel.asl.Definition;
import dev.newel.asl.State;
import dev.newel.asl.data.StateException;
import dev.newel.asl.data.Work;
import dev.newel.interpreter.environment.Environment;
import dev.newel.interpreter.environment.Trial;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Turn;
import dev.newel.kinds.KindTable;

/** What the parts of the interpreter share over one turn, and how they call each other. */
public final class Step {

  private final Definition definition;
  private final Turn turn;
  private final Environment environment;
  private final KindTable<State, Step, StateRunner<?>> runners;
  private final PayloadLimit payloads;
  private final VariableLimit variables;
  private final Work work;
  private final Scopes scopes = new Scopes(this);
  private final StateFlow flow = new StateFlow(this);
  private final Branches branches = new Branches(this);
  private final Failures failures = new Failures(this);
  private final Endings endings = new Endings(this);

  /**
   * @param turn what happens is laid into
   * @param work that the evaluations may be
   * @param runners of all types of state
   */
  public Step(
      Definition definition,
      Turn turn,
      Environment environment,
      Work work,
      KindTable<State, Step, StateRunner<?>> runners) {
    this.definition = definition;
    this.turn = turn;
    this.environment = environment;
    this.work = work;
    this.runners = runners;
    this.payloads = new PayloadLimit(turn, environment.limits());
    this.variables = new VariableLimit(environment.limits().payloadBytes());
  }

  public Definition definition() {
    return definition;
  }

  public Turn turn() {
    return turn;
  }

  public Environment environment() {
    return environment;
  }

  /** The test of the one state that is run; {@link Trial#NONE} in an execution. */
  public Trial trial() {
    return environment.rehearsal().trial();
  }

  /** What the evaluations of this turn have cost so far. */
  public Work work() {
    return work;
  }

  public PayloadLimit payloads() {
    return payloads;
  }

  VariableLimit variables() {
    return variables;
  }

  public Scopes scopes() {
    return scopes;
  }

  public StateFlow flow() {
    return flow;
  }

  public Failures failures() {
    return failures;
  }

  public Endings endings() {
    return endings;
  }

  Branches branches() {
    return branches;
  }

  @SuppressWarnings("unchecked") // the table has a runner for each type under that type
  StateRunner<State> runner(State state) {
    return (StateRunner<State>) runners.apply(state, this);
  }

  /** Does a part of a state's work; its failure is the state's failure. */
  public void guard(Frame frame, Runnable work) {
    try {
      work.run();
    } catch (StateException e) {
      failures.thrown(turn.existing(frame.id()), e);
    }
  }

  /** A number that no other attempt of a task has; never 0. */
  public long newNonce() {
    long nonce;
    do {
      nonce = environment.random().nextLong();
    } while (nonce == 0);
    return nonce;
  }

  /** Takes back what a frame has asked the world for, if anything. */
  void withdraw(Frame frame) {
    if (frame.nonce() != 0) {
      State state = scopes.state(frame);
      runner(state).withdraw(this, frame, state);
    }
  }
}
