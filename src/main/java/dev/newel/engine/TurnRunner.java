package dev.newel.engine;

import dev.newel.aws.Home;
import dev.newel.engine.activity.Poll;
import dev.newel.engine.activity.TaskMatcher;
import dev.newel.engine.definition.Program;
import dev.newel.engine.message.EngineReply;
import dev.newel.interpreter.Interpreter;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.ExecutionStart;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Outcome;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.Turn;
import dev.newel.store.ExecutionStore.Loaded;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Makes turns: lays facts over an execution, hands tasks to polls that wait here, and commits. */
final class TurnRunner {

  private static final Logger LOG = System.getLogger(TurnRunner.class.getName());

  private final Interpreters interpreters;
  private final TaskMatcher matcher;
  private final Committer committer;
  private final Clock clock;
  private final RandomGenerator random;

  /**
   * @param random where the tokens of hand-outs come from
   */
  TurnRunner(
      Interpreters interpreters,
      TaskMatcher matcher,
      Committer committer,
      Clock clock,
      RandomGenerator random) {
    this.interpreters = interpreters;
    this.matcher = matcher;
    this.committer = committer;
    this.clock = clock;
    this.random = random;
  }

  /** Begins an execution. */
  void begin(Job.Begin begin, Mailbox mailbox) {
    whenReady(
        begin.start(),
        List.of(begin),
        mailbox,
        ready -> {
          // the first turn happens when the execution starts, as its events and deadlines say
          Turn first = new Turn(new Execution(begin.start()), begin.start().startTime());
          Attempt attempt = new Attempt(mailbox, first, begin);
          guard(attempt, List.of(begin), () -> begin(ready.over(first), begin, attempt));
        });
  }

  private void begin(Interpreter interpreter, Job.Begin begin, Attempt attempt) {
    interpreter.step(new Stimulus.Started());
    if (begin.parent() != null) {
      // of an end that has come already the answer tells
      interpreter.step(new Stimulus.Awaited(begin.parent()));
    }
    handOut(interpreter, attempt);
    committer.commit(attempt);
  }

  /** Lays facts into one turn of a loaded execution. */
  void run(List<Job.Fact> facts, Mailbox mailbox) {
    Loaded loaded = mailbox.loaded();
    whenReady(
        loaded.execution().start(),
        facts,
        mailbox,
        ready -> {
          Turn turn = new Turn(loaded.execution(), clock.millis());
          Attempt attempt = new Attempt(mailbox, turn, loaded.fence());
          guard(attempt, facts, () -> run(ready.over(turn), attempt, facts));
        });
  }

  private void run(Interpreter interpreter, Attempt attempt, List<Job.Fact> facts) {
    List<Job.Fact> doubtful = new ArrayList<>(0);
    for (Job.Fact fact : facts) {
      Outcome outcome = interpreter.step(fact.stimulus());
      if (outcome == Outcome.ACCEPTED) {
        attempt.add(fact);
      } else if (fact.isSure() && attempt.isEmpty()) {
        fact.reply().accept(refusal(fact.stimulus(), outcome, attempt.turn().execution()));
      } else {
        doubtful.add(fact.sure());
      }
    }
    if (attempt.isEmpty()) {
      if (!doubtful.isEmpty()) {
        attempt.mailbox().doubt(doubtful);
      }
      attempt.mailbox().finish();
      return;
    }
    // the commit tells whether what they were held against is what stands in the store
    attempt.mailbox().putBack(doubtful);
    handOut(interpreter, attempt);
    committer.commit(attempt);
  }

  private void whenReady(
      ExecutionStart start,
      List<? extends Job> jobs,
      Mailbox mailbox,
      Consumer<Interpreters.Ready> work) {
    interpreters
        .of(start)
        .onComplete(
            ready -> {
              if (ready.succeeded()) {
                work.accept(ready.result());
              } else {
                EngineReply why = EngineReply.Unavailable.by(ready.cause());
                jobs.forEach(job -> job.reply().accept(why));
                mailbox.finish();
              }
            });
  }

  /** A fault in a turn must not hold up its execution for ever: the turn falls away. */
  private static void guard(Attempt attempt, List<? extends Job> jobs, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "a turn of " + attempt.key() + " failed", e);
      attempt.polls().waitOn();
      jobs.forEach(job -> job.reply().accept(new EngineReply.Broken()));
      attempt.mailbox().finish();
    }
  }

  /**
   * What those hear whose fact fits no more. Where an earlier try of the same hand-out stands,
   * whose reply was lost, and which other instances have moved on since, the worker gets its task.
   */
  private static EngineReply refusal(Stimulus stimulus, Outcome outcome, Execution execution) {
    if (stimulus instanceof Stimulus.TaskStarted start) {
      Frame frame = execution.frame(start.frame());
      if (frame != null && frame.awaits(start.token())) {
        return EngineReply.TaskStarted.of(frame);
      }
    }
    return new EngineReply.Delivered(outcome, execution.progress());
  }

  /** A task that is scheduled while a poll waits here is started in the same turn. */
  private void handOut(Interpreter interpreter, Attempt attempt) {
    Home home = attempt.key().home();
    for (Effect effect : List.copyOf(attempt.turn().effects())) {
      if (effect instanceof Effect.OfferTask offer) {
        Poll poll = matcher.claim(Program.activity(home, offer.activityArn()));
        if (poll != null) {
          long token = random.nextLong();
          interpreter.step(
              new Stimulus.TaskStarted(offer.frame(), offer.nonce(), token, poll.worker()));
          attempt.polls().add(poll, token);
        }
      }
    }
  }
}
