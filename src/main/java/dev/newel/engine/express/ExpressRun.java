package dev.newel.engine.express;

import dev.newel.asl.Definition;
import dev.newel.asl.data.Work;
import dev.newel.engine.definition.Program;
import dev.newel.interpreter.Interpreter;
import dev.newel.interpreter.SetAside;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.Turn;
import dev.newel.interpreter.model.start.ExecutionStart;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An execution that lives in memory. Each fact makes a turn, as in any other; but what the turn
 * asks for is done at once, as there is nothing that it would have to be committed to. For one
 * event loop.
 */
final class ExpressRun {

  /**
   * As long as AWS lets one last.
   *
   * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html">Step
   *     Functions service quotas</a>
   */
  static final long LONGEST_MS = 300_000;

  /** An event costs about a microsecond, and no commit holds up a turn of many. */
  private static final long STEPS_PER_EVENT = 100;

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

  /** The event by which a frame's state was entered; 0 for a frame that is not there. */
  long enteredEvent(int id) {
    Frame frame = execution.frame(id);
    return frame == null ? 0 : frame.enteredEvent();
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

  /** The facts that have come make a turn, which is perhaps made anew on a worker. */
  private void goOn() {
    if (hasEnded) {
      return;
    }
    List<Stimulus> taken = List.copyOf(facts);
    around
        .evaluations()
        .evaluate(work -> make(taken, work))
        .onSuccess(this::take)
        .onFailure(this::fail);
  }

  /** A fault ends the execution, which would run into it again. */
  private void take(Made made) {
    if (hasEnded) {
      return;
    }
    try {
      for (int i = 0; i < made.facts(); i++) {
        facts.remove();
      }
      Turn turn = made.turn();
      if (turn.isUnfinished()) {
        facts.add(new Stimulus.Resumed(turn.progress().events()));
      }
      around.pace().spent(turn.events().size() * STEPS_PER_EVENT, turn.payloadCharacters());
      around.reports().tell(turn, program, execution.progress().events() == 0);
      follow(turn);
    } catch (Throwable fault) {
      // an Error, too: Faults has the process end where it must
      fail(fault);
    }
  }

  /** Ends the execution by a fault that is none of its definition's. */
  void fail(Throwable fault) {
    around.faults().failed(start().key(), 0, fault);
    if (!hasEnded) {
      String cause = "The execution cannot go on: a turn of it has failed.";
      Turn last = SetAside.turn(execution, around.clock().millis(), cause);
      end(Objects.requireNonNull(last.progress().ending()));
    }
  }

  /** What effects give at once is for another turn. */
  private void follow(Turn turn) {
    Ending ending = turn.ending();
    if (ending == null) {
      execution.apply(turn);
      timers.follow(turn);
      weigh(execution.weight());
    }
    for (Effect effect : turn.effects()) {
      around.effects().perform(this, effect);
    }
    if (hasEnded) {
      // by an effect
      return;
    }
    if (ending != null) {
      end(ending);
    } else if (facts.isEmpty()) {
      isBusy = false;
    } else {
      // after others: an execution may go on and on
      around.context().runOnContext(later -> around.pace().take(this::goOn));
    }
  }

  private void end(Ending ending) {
    hasEnded = true;
    timers.cancelAll();
    facts.clear();
    weigh(0);
    end.complete(ending);
  }

  private void weigh(long now) {
    around.memory().grow(now - weight);
    weight = now;
  }

  private Definition definition() {
    return program.definition(start().part());
  }

  /** Lays facts into a turn, as many as there is room for. Changes nothing else. */
  private Made make(List<Stimulus> taken, Work work) {
    Turn turn = new Turn(execution, around.clock().millis());
    Interpreter interpreter = around.interpreters().over(turn, program, work);
    int laid = 0;
    while (laid < taken.size() && !interpreter.isFull()) {
      Stimulus fact = taken.get(laid++);
      interpreter.step(fact);
      if (fact instanceof Stimulus.Started && turn.ending() == null) {
        turn.timeOutAt(turn.now() + longest(definition().timeoutSeconds()));
      }
    }
    return new Made(turn, laid);
  }

  /**
   * A turn that was made.
   *
   * @param facts how many of those that had come are in it
   */
  private record Made(Turn turn, int facts) {}

  private static long longest(@Nullable Integer timeoutSeconds) {
    return timeoutSeconds == null ? LONGEST_MS : Math.min(LONGEST_MS, timeoutSeconds * 1_000L);
  }
}
