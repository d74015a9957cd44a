package dev.newel.engine;

import dev.newel.bus.EngineClient;
import dev.newel.bus.EngineReply;
import dev.newel.engine.core.Effect;
import dev.newel.engine.core.Environment;
import dev.newel.engine.core.Execution;
import dev.newel.engine.core.ExecutionStart;
import dev.newel.engine.core.Frame;
import dev.newel.engine.core.Interpreter;
import dev.newel.engine.core.Outcome;
import dev.newel.engine.core.Stimulus;
import dev.newel.engine.core.Turn;
import dev.newel.store.CachedCatalog;
import dev.newel.store.Duty;
import dev.newel.store.ExecutionStore;
import dev.newel.store.ExecutionStore.Loaded;
import dev.newel.store.Program;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes turns: lays facts over an execution, hands tasks to polls that wait here, and commits. */
final class TurnRunner {

  private final CachedCatalog catalog;
  private final Polls polls;
  private final Duties duties;
  private final EngineOptions options;
  private final Committer committer;

  TurnRunner(
      Vertx vertx,
      ExecutionStore store,
      CachedCatalog catalog,
      Polls polls,
      Duties duties,
      EngineClient engines,
      EngineOptions options) {
    this.catalog = catalog;
    this.polls = polls;
    this.duties = duties;
    this.options = options;
    this.committer = new Committer(vertx, store, duties, engines, options);
  }

  /** Begins an execution. */
  void begin(ExecutionLane lane, Job.Begin begin, Consumer<ExecutionLane> release) {
    Execution execution = new Execution(begin.start());
    ready(execution.start())
        .onComplete(
            program -> {
              if (program.failed()) {
                begin.reply().accept(unavailable(program.cause()));
                release.accept(lane);
                return;
              }
              Attempt attempt =
                  new Attempt(lane, turn(execution), null, () -> release.accept(lane));
              Interpreter interpreter = interpreter(program.result(), attempt.turn());
              interpreter.step(new Stimulus.Started());
              handOver(interpreter, attempt);
              committer.commitBegin(attempt, begin);
            });
  }

  /** Lays facts into one turn of a loaded execution. */
  void run(ExecutionLane lane, List<Job.Fact> facts, Consumer<ExecutionLane> release) {
    Loaded loaded = lane.loaded();
    if (loaded == null) {
      throw new IllegalStateException(lane.key() + " is not loaded");
    }
    ready(loaded.execution().start())
        .onComplete(
            program -> {
              if (program.failed()) {
                facts.forEach(fact -> fact.reply().accept(unavailable(program.cause())));
                release.accept(lane);
              } else {
                run(
                    program.result(),
                    new Attempt(
                        lane, turn(loaded.execution()), loaded.fence(), () -> release.accept(lane)),
                    facts);
              }
            });
  }

  private void run(Ready program, Attempt attempt, List<Job.Fact> facts) {
    Interpreter interpreter = interpreter(program, attempt.turn());
    for (Job.Fact fact : facts) {
      Outcome outcome = interpreter.step(fact.stimulus());
      if (outcome == Outcome.TAKEN) {
        attempt.take(fact);
      } else {
        fact.reply()
            .accept(new EngineReply.Delivered(outcome, attempt.turn().execution().progress()));
      }
    }
    if (attempt.isEmpty()) {
      attempt.release();
      return;
    }
    handOver(interpreter, attempt);
    committer.commit(attempt);
  }

  /** A task that is scheduled while a poll waits here is started in the same turn. */
  private void handOver(Interpreter interpreter, Attempt attempt) {
    for (Effect effect : List.copyOf(attempt.turn().effects())) {
      if (effect instanceof Effect.OfferTask offer) {
        Poll poll = polls.claim(Program.activityName(offer.activityArn()));
        if (poll != null) {
          interpreter.step(new Stimulus.TaskTaken(offer.frame(), offer.nonce(), poll.worker()));
          attempt.claim(poll, offer.frame(), offer.nonce());
        }
      }
    }
  }

  /** Does a duty over: what the frame still waits for, whoever was to do it. */
  void recover(Execution execution, Duty duty) {
    if (duty.kind() == Duty.Kind.WITHDRAW) {
      duties.perform(duty, new Effect.WithdrawTask(duty.frame(), duty.nonce(), duty.activity()));
      return;
    }
    ready(execution.start())
        .onSuccess(
            program -> {
              Effect effect = owed(program, execution, duty);
              if (effect == null) {
                duties.done(duty);
              } else {
                duties.perform(duty, effect);
              }
            });
  }

  private @Nullable Effect owed(Ready program, Execution execution, Duty duty) {
    Frame frame = execution.frame(duty.frame());
    return frame == null || !frame.awaits(duty.nonce())
        ? null
        : interpreter(program, turn(execution)).effectOf(frame);
  }

  private Turn turn(Execution execution) {
    return new Turn(execution, options.clock().millis());
  }

  private Interpreter interpreter(Ready ready, Turn turn) {
    Environment environment =
        new Environment(
            options.region(),
            options.limits(),
            options.random(),
            arn -> ready.activities().contains(Program.activityName(arn)));
    return new Interpreter(ready.program().definition(), turn, environment);
  }

  /**
   * What a turn runs.
   *
   * @param activities those of the program that exist as the turn is made
   */
  private record Ready(Program program, Set<String> activities) {}

  private Future<Ready> ready(ExecutionStart start) {
    return catalog
        .program(start.key().machine(), start.revision())
        .compose(
            program ->
                catalog
                    .existing(program.activities())
                    .map(existing -> new Ready(program, existing)));
  }

  private static EngineReply unavailable(Throwable cause) {
    return new EngineReply.Unavailable(String.valueOf(cause.getMessage()));
  }
}
