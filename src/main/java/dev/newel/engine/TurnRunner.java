package dev.newel.engine;

import dev.newel.aws.Home;
import dev.newel.engine.activity.Poll;
import dev.newel.engine.activity.TaskMatcher;
import dev.newel.engine.definition.LostDefinitionException;
import dev.newel.engine.definition.Program;
import dev.newel.engine.definition.UnknownDefinitionException;
import dev.newel.engine.message.EngineReply;
import dev.newel.interpreter.Interpreter;
import dev.newel.interpreter.SetAside;
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
  private final Faults faults;
  private final Pace pace;

  /**
   * @param random where the tokens of hand-outs come from
   */
  TurnRunner(
      Interpreters interpreters,
      TaskMatcher matcher,
      Committer committer,
      Clock clock,
      RandomGenerator random,
      Faults faults,
      Pace pace) {
    this.interpreters = interpreters;
    this.matcher = matcher;
    this.committer = committer;
    this.clock = clock;
    this.random = random;
    this.faults = faults;
    this.pace = pace;
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
    commit(interpreter, attempt);
  }

  /** Lays facts into one turn of a loaded execution. */
  void run(List<Job.Fact> facts, Mailbox mailbox) {
    Loaded loaded = mailbox.loaded();
    if (loaded.execution().progress().ending() != null
        && facts.stream().noneMatch(fact -> fact.stimulus().isForEnded())) {
      refuseAll(facts, mailbox);
      return;
    }
    whenReady(
        loaded.execution().start(),
        facts,
        mailbox,
        ready -> {
          Turn turn = new Turn(loaded.execution(), clock.millis());
          Attempt attempt = new Attempt(mailbox, turn, loaded);
          guard(attempt, facts, () -> run(ready.over(turn), attempt, facts));
        });
  }

  /** After its end, an execution needs no definition to say that it is over. */
  private static void refuseAll(List<Job.Fact> facts, Mailbox mailbox) {
    Execution execution = mailbox.loaded().execution();
    List<Job.Fact> doubtful = new ArrayList<>(0);
    for (Job.Fact fact : facts) {
      if (fact.isSure()) {
        Outcome outcome = fact.stimulus().tooLate();
        fact.reply().accept(refusal(fact.stimulus(), outcome, execution));
      } else {
        doubtful.add(fact.sure());
      }
    }
    if (!doubtful.isEmpty()) {
      mailbox.doubt(doubtful);
    }
    mailbox.finish();
  }

  /**
   * Ends an execution that cannot go on. What waits in its mailbox is done then, by what stands.
   *
   * @param cause what users are told
   */
  void setAside(Mailbox mailbox, String cause) {
    Loaded loaded = mailbox.loaded();
    LOG.log(Level.ERROR, "execution {0} is set aside: {1}", mailbox.key(), cause);
    Turn last = SetAside.turn(loaded.execution(), clock.millis(), cause);
    try {
      committer.commit(new Attempt(mailbox, last, loaded));
    } catch (Throwable fault) {
      // an Error, too: Faults has the process end where it must
      mailbox.fail(faults, fault);
      mailbox.notRead(new EngineReply.Broken());
      mailbox.finish();
    }
  }

  private void run(Interpreter interpreter, Attempt attempt, List<Job.Fact> facts) {
    List<Job.Fact> doubtful = new ArrayList<>(0);
    int next = 0;
    // what is too much for one turn is for the next: a fact may cost as much as a turn may
    while (next < facts.size() && !interpreter.isFull()) {
      Job.Fact fact = facts.get(next++);
      Outcome outcome = interpreter.step(fact.stimulus());
      if (outcome == Outcome.ACCEPTED) {
        attempt.add(fact);
      } else if (fact.isSure() && attempt.isEmpty()) {
        fact.reply().accept(refusal(fact.stimulus(), outcome, attempt.turn().execution()));
      } else {
        doubtful.add(fact.sure());
      }
    }
    attempt.mailbox().putBack(facts.subList(next, facts.size()));
    if (attempt.isEmpty()) {
      if (!doubtful.isEmpty()) {
        attempt.mailbox().doubt(doubtful);
      }
      attempt.mailbox().finish();
      return;
    }
    // the commit tells whether what they were held against is what stands in the store
    attempt.mailbox().putBack(doubtful);
    commit(interpreter, attempt);
  }

  private void commit(Interpreter interpreter, Attempt attempt) {
    handOut(interpreter, attempt);
    pace.spent(interpreter.work(), attempt.turn().payloadCharacters());
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
                notReady(ready.cause(), jobs, mailbox);
              }
            });
  }

  private void notReady(Throwable why, List<? extends Job> jobs, Mailbox mailbox) {
    if (mailbox.isLoaded()
        && mailbox.loaded().execution().progress().ending() == null
        && isHopeless(why, jobs)) {
      mailbox.putBack(jobs.stream().map(Job::sure).toList());
      setAside(mailbox, "The execution cannot go on: " + why.getMessage() + ".");
    } else {
      faults.escalate(why);
      EngineReply unavailable = EngineReply.Unavailable.by(why);
      jobs.forEach(job -> job.reply().accept(unavailable));
      mailbox.finish();
    }
  }

  /** What others may know goes on elsewhere, but whoever stops it need not wait for that. */
  private static boolean isHopeless(Throwable why, List<? extends Job> jobs) {
    return why instanceof LostDefinitionException
        || (why instanceof UnknownDefinitionException && jobs.stream().anyMatch(Job::isUrgent));
  }

  /** A fault in a turn must not hold up its execution for ever: the turn falls away. */
  private void guard(Attempt attempt, List<? extends Job> jobs, Runnable work) {
    try {
      work.run();
    } catch (Throwable fault) {
      // an Error, too: Faults has the process end where it must
      Mailbox mailbox = attempt.mailbox();
      mailbox.fail(faults, fault);
      attempt.polls().waitOn();
      jobs.forEach(job -> job.reply().accept(new EngineReply.Broken()));
      mailbox.finish();
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
