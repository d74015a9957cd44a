package dev.newel.engine.express;

import dev.newel.engine.definition.Program;
import dev.newel.interpreter.Interpreter;
import dev.newel.interpreter.SetAside;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.ExecutionStart;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.Turn;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * An execution that lives in memory. Each fact makes a turn, as in any other; but what the turn asks
 * for is done at once, as there is nothing that it would have to be committed to. For one event
 * loop.
 */
final class ExpressRun {

  /**
   * As long as AWS lets one last.
   *
   * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html">Step
   *     Functions service quotas</a>
   */
  static final long LONGEST_MS = 300_000;

  private final Execution execution;
  private final Program program;
  private final ExpressSurroundings around;
  private final RunTimers timers;
  private final Promise<Ending> end = Promise.promise();
  private final Deque<Stimulus> facts = new ArrayDeque<>(4);
  private long weight;
  private boolean isBusy;
  private boolean hasEnded;

  ExpressRun(ExecutionStart start, Program program, ExpressSurroundings around) {
    this.execution = new Execution(start);
    this.program = program;
    this.around = around;
    this.timers = new RunTimers(around.vertx(), around.clock(), this::add);
  }

  ExecutionStart start() {
    return execution.start();
  }

  /** How it ends, once it has. */
  Future<Ending> end() {
    return end.future();
  }

  boolean hasEnded() {
    return hasEnded;
  }

  /** Whether a task still waits for what an effect is to give. */
  boolean awaits(Effect effect) {
    Frame frame = execution.frame(effect.frame());
    return !hasEnded && frame != null && frame.awaits(effect.nonce());
  }

  /** Runs as far as it goes. */
  void begin() {
    add(new Stimulus.Started());
  }

  /** Somebody does not want it any more. */
  void stop() {
    add(new Stimulus.Stopped(null, null));
  }

  /** Lays a fact into the next turn. */
  void add(Stimulus fact) {
    if (hasEnded) {
      return;
    }
    facts.add(fact);
    if (!isBusy) {
      isBusy = true;
      around.pace().take(this::goOn);
    }
  }

  /** What effects give at once is for another turn. */
  private void goOn() {
    Turn turn = turn();
    boolean begins = execution.progress().events() == 0;
    around.reports().tell(turn, program, begins);
    Ending ending = turn.progress().ending();
    if (ending == null) {
      execution.apply(turn);
      timers.follow(turn);
      weigh(execution.weight());
    } else {
      hasEnded = true;
      timers.cancelAll();
      weigh(0);
    }
    for (Effect effect : turn.effects()) {
      around.effects().perform(this, effect);
    }
    isBusy = false;
    if (ending != null) {
      end.complete(ending);
    } else if (!facts.isEmpty()) {
      isBusy = true;
      around.pace().take(this::goOn);
    }
  }

  private void weigh(long now) {
    around.memory().grow(now - weight);
    weight = now;
  }

  /** A fault ends the execution: it would run into it again. */
  private Turn turn() {
    try {
      return run();
    } catch (Throwable fault) {
      // an Error, too: Faults has the process end where it must
      around.faults().failed(start().key(), 0, fault);
      String cause = "The execution cannot go on: a turn of it has failed.";
      return SetAside.turn(execution, around.clock().millis(), cause);
    }
  }

  private Turn run() {
    Turn turn = new Turn(execution, around.clock().millis());
    Interpreter interpreter = around.interpreters().over(turn, program);
    while (!facts.isEmpty() && !interpreter.isFull()) {
      Stimulus fact = facts.remove();
      interpreter.step(fact);
      if (fact instanceof Stimulus.Started && !turn.hasEnded()) {
        turn.timeOutAt(turn.now() + longest(program.definition().timeoutSeconds()));
      }
    }
    if (turn.isUnfinished()) {
      facts.add(new Stimulus.Resumed(turn.progress().events()));
    }
    around.pace().spent(interpreter.work(), turn.payloadCharacters());
    return turn;
  }

  private static long longest(@Nullable Integer timeoutSeconds) {
    return timeoutSeconds == null ? LONGEST_MS : Math.min(LONGEST_MS, timeoutSeconds * 1_000L);
  }
}
