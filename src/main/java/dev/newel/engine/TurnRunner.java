package dev.newel.engine;

import dev.newel.aws.Home;
import dev.newel.aws.Name;
import dev.newel.engine.activity.Exchanges;
import dev.newel.engine.activity.Poll;
import dev.newel.engine.definition.CachedCatalog;
import dev.newel.engine.definition.Program;
import dev.newel.engine.message.EngineClient;
import dev.newel.engine.message.EngineReply;
import dev.newel.interpreter.Interpreter;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Environment;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.ExecutionStart;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Outcome;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.Turn;
import dev.newel.store.Catalog.Activity;
import dev.newel.store.Duty;
import dev.newel.store.ExecutionStore;
import dev.newel.store.ExecutionStore.Loaded;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes turns: lays facts over an execution, hands tasks to polls that wait here, and commits. */
final class TurnRunner {

  private static final Logger LOG = System.getLogger(TurnRunner.class.getName());

  private final CachedCatalog catalog;
  private final Exchanges exchanges;
  private final Duties duties;
  private final EngineOptions options;
  private final Committer committer;

  TurnRunner(
      Vertx vertx,
      ExecutionStore store,
      CachedCatalog catalog,
      Exchanges exchanges,
      Duties duties,
      EngineClient engines,
      EngineOptions options) {
    this.catalog = catalog;
    this.exchanges = exchanges;
    this.duties = duties;
    this.options = options;
    this.committer = new Committer(vertx, store, duties, engines, options);
  }

  /**
   * A compiled revision, and which of its activities exist: as they are read for this turn, since
   * what is remembered of them may be forgotten any moment.
   */
  private record Ready(Program program, Set<Name> activities) {
    boolean exists(String activityArn) {
      Name activity = program.activities().get(activityArn);
      return activity != null && activities.contains(activity);
    }
  }

  /** Begins an execution. */
  void begin(ExecutionLane lane, Job.Begin begin, Consumer<ExecutionLane> release) {
    Execution execution = new Execution(begin.start());
    ready(execution.start())
        .onComplete(
            ready -> {
              if (ready.failed()) {
                begin.reply().accept(unavailable(ready.cause()));
                release.accept(lane);
                return;
              }
              // the first turn happens when the execution starts, as its events and deadlines say
              Turn first = new Turn(execution, execution.start().startTime());
              Attempt attempt = new Attempt(lane, first, null, () -> release.accept(lane));
              guard(attempt, List.of(begin), () -> begin(ready.result(), attempt, begin));
            });
  }

  private void begin(Ready ready, Attempt attempt, Job.Begin begin) {
    Interpreter interpreter = interpreter(ready, attempt.turn());
    interpreter.step(new Stimulus.Started());
    handOver(interpreter, attempt);
    committer.commitBegin(attempt, begin);
  }

  /** A fault in a turn must not hold up its execution for ever: the turn falls away. */
  private void guard(Attempt attempt, List<? extends Job> jobs, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "a turn of " + attempt.lane().key() + " failed", e);
      attempt.claims().forEach(claim -> claim.poll().release());
      jobs.forEach(job -> job.reply().accept(new EngineReply.Broken()));
      attempt.release();
    }
  }

  /** Lays facts into one turn of a loaded execution. */
  void run(ExecutionLane lane, List<Job.Fact> facts, Consumer<ExecutionLane> release) {
    Loaded loaded = lane.loaded();
    if (loaded == null) {
      throw new IllegalStateException(lane.key() + " is not loaded");
    }
    ready(loaded.execution().start())
        .onComplete(
            ready -> {
              if (ready.failed()) {
                facts.forEach(fact -> fact.reply().accept(unavailable(ready.cause())));
                release.accept(lane);
              } else {
                Attempt attempt =
                    new Attempt(
                        lane, turn(loaded.execution()), loaded.fence(), () -> release.accept(lane));
                guard(attempt, facts, () -> run(ready.result(), attempt, facts));
              }
            });
  }

  private void run(Ready ready, Attempt attempt, List<Job.Fact> facts) {
    Interpreter interpreter = interpreter(ready, attempt.turn());
    List<Job.Fact> doubtful = new ArrayList<>(0);
    for (Job.Fact fact : facts) {
      Outcome outcome = interpreter.step(fact.stimulus());
      if (outcome == Outcome.TAKEN) {
        attempt.take(fact);
      } else if (fact.isSure() && attempt.isEmpty()) {
        fact.reply().accept(refusal(fact, outcome, attempt.turn().execution()));
      } else {
        doubtful.add(fact.sure());
      }
    }
    if (attempt.isEmpty()) {
      if (!doubtful.isEmpty()) {
        attempt.lane().doubt(doubtful);
      }
      attempt.release();
      return;
    }
    // the commit tells whether what they were held against is what stands in the store
    attempt.lane().putBack(doubtful);
    handOver(interpreter, attempt);
    committer.commit(attempt);
  }

  private static EngineReply refusal(Job.Fact fact, Outcome outcome, Execution execution) {
    EngineReply standing =
        fact.stimulus() instanceof Stimulus.TaskTaken taken
            ? Committer.standing(execution, taken)
            : null;
    return standing == null ? new EngineReply.Delivered(outcome, execution.progress()) : standing;
  }

  /** A task that is scheduled while a poll waits here is started in the same turn. */
  private void handOver(Interpreter interpreter, Attempt attempt) {
    Home home = attempt.lane().key().home();
    for (Effect effect : List.copyOf(attempt.turn().effects())) {
      if (effect instanceof Effect.OfferTask offer) {
        Name activity = Program.activity(home, offer.activityArn());
        Poll poll = exchanges.of(activity).claim();
        if (poll != null) {
          long token = options.random().nextLong();
          interpreter.step(
              new Stimulus.TaskTaken(offer.frame(), offer.nonce(), token, poll.worker()));
          attempt.claim(poll, token);
        }
      }
    }
  }

  /** Does a duty over: what the frame still waits for, whoever was to do it. */
  void recover(Execution execution, Duty duty) {
    if (duty.kind() == Duty.Kind.WITHDRAW) {
      duties.withdraw(duty);
      return;
    }
    Frame frame = execution.frame(duty.frame());
    if (frame == null || !frame.awaits(duty.nonce())) {
      duties.done(duty);
      return;
    }
    ready(execution.start())
        .onSuccess(
            ready -> {
              Effect effect = interpreter(ready, turn(execution)).effectOf(frame);
              if (effect == null) {
                duties.done(duty);
              } else {
                duties.perform(duty, effect, frame.enteredTime());
              }
            });
  }

  private Turn turn(Execution execution) {
    return new Turn(execution, options.clock().millis());
  }

  private Interpreter interpreter(Ready ready, Turn turn) {
    String region = turn.execution().start().key().home().region();
    Environment environment =
        new Environment(region, options.limits(), options.random(), ready::exists);
    return new Interpreter(ready.program().definition(), turn, environment);
  }

  private Future<Ready> ready(ExecutionStart start) {
    Future<Program> program = catalog.program(start.key().machineName(), start.revision());
    if (program.succeeded()) {
      Set<Name> known = catalog.knownActivities(program.result().activities().values());
      if (known != null) {
        return Future.succeededFuture(new Ready(program.result(), known));
      }
    }
    return program.compose(this::readActivities);
  }

  private Future<Ready> readActivities(Program program) {
    List<Future<@Nullable Activity>> reads =
        program.activities().values().stream().map(catalog::activity).toList();
    return Future.all(reads)
        .map(
            all ->
                new Ready(
                    program,
                    all.<@Nullable Activity>list().stream()
                        .filter(Objects::nonNull)
                        .map(Activity::name)
                        .collect(Collectors.toSet())));
  }

  private static EngineReply unavailable(Throwable cause) {
    return new EngineReply.Unavailable(String.valueOf(cause.getMessage()));
  }
}
