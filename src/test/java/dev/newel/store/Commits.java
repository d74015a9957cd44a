package dev.newel.store;

import dev.newel.asl.Definition;
import dev.newel.interpreter.Interpreter;
import dev.newel.interpreter.RunningMachine;
import dev.newel.interpreter.environment.Environment;
import dev.newel.interpreter.environment.Environment.Limits;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.Outcome;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.Turn;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.store.ExecutionStore.Loaded;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Makes commits of real turns.
 *
 * @param definition of the machine of all executions
 * @param random where nonces come from
 */
record Commits(Definition definition, RandomGenerator random) {

  static final String MACHINE = "machine";

  static ExecutionKey key(String name) {
    return new ExecutionKey(RunningMachine.HOME, MACHINE, name);
  }

  /** The first turn of an execution. */
  Commit begin(String name, long now, String fence) {
    return begin(key(name), name, now, fence);
  }

  Commit begin(ExecutionKey key, long now, String fence) {
    return begin(key, key.name(), now, fence);
  }

  /**
   * The first turn of an execution.
   *
   * @param content of the input
   */
  Commit begin(String name, String content, long now, String fence) {
    return begin(key(name), content, now, fence);
  }

  private Commit begin(ExecutionKey key, String content, long now, String fence) {
    ExecutionStart like = RunningMachine.startOf("{\"name\":\"" + content + "\"}");
    ExecutionStart start =
        new ExecutionStart(
            key,
            key.arn(),
            key.machineArn(),
            like.roleArn(),
            like.revision(),
            like.input(),
            now,
            null,
            "start " + key.name());
    return commit(new Loaded(new Execution(start), ""), new Stimulus.Started(), now, fence, "");
  }

  /** The next turn of an execution. */
  Commit next(Loaded loaded, Stimulus fact, long now, String fence) {
    return commit(loaded, fact, now, fence, "call " + fence);
  }

  private Commit commit(Loaded loaded, Stimulus fact, long now, String fence, String call) {
    Turn turn = new Turn(loaded.execution(), now);
    Environment environment =
        new Environment(
            "us-east-1",
            new Limits(262_144, 16_000_000, 25_000, 5_000, 40),
            random,
            RunningMachine.TOKENS,
            arn -> true);
    Outcome outcome = new Interpreter(definition, turn, environment).step(fact);
    if (outcome != Outcome.ACCEPTED) {
      throw new IllegalArgumentException(fact + " does not fit");
    }
    @Nullable String expected = call.isEmpty() ? null : loaded.fence();
    return new Commit(
        turn,
        expected,
        fence,
        owed(turn),
        List.of(),
        fact instanceof Stimulus.FrameDue due ? List.of(due.frame()) : List.of(),
        fact instanceof Stimulus.ExecutionDue,
        call.isEmpty() ? List.of() : List.of(call),
        loaded.failures() > 0);
  }

  private static List<OutboxEntry> owed(Turn turn) {
    ExecutionKey key = turn.execution().start().key();
    List<OutboxEntry> owed = new ArrayList<>();
    for (Effect effect : turn.effects()) {
      owed.add(new OutboxEntry(key, effect.frame(), effect.nonce(), OutboxEntry.Kind.PERFORM, ""));
    }
    return owed;
  }
}
