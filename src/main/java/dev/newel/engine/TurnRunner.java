package dev.newel.engine;

import dev.newel.asl.data.Work;
import dev.newel.aws.Home;
import dev.newel.engine.activity.Poll;
import dev.newel.engine.activity.TaskMatcher;
import dev.newel.engine.definition.LostDefinitionException;
import dev.newel.engine.definition.Program;
import dev.newel.engine.definition.UnknownDefinitionException;
import dev.newel.engine.evaluation.Evaluations;
import dev.newel.engine.message.EngineReply;
import dev.newel.interpreter.Interpreter;
import dev.newel.interpreter.SetAside;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Outcome;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.Turn;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.store.ExecutionStore.Loaded;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
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
  private final Evaluations evaluations;

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
      Pace pace,
      Evaluations evaluations) {
    this.interpreters = interpreters;
    this.matcher = matcher;
    this.committer = committer;
    this.clock = clock;
    this.random = random;
    this.faults = faults;
    this.pace = pace;
    this.evaluations = evaluations;
  }

  /** Begins an execution. */
  void begin(Job.Begin begin, Mailbox mailbox) {
    ExecutionStart start = begin.start();
    make(
        start,
        List.of(begin),
        mailbox,
        (ready, work) -> {
          // the first turn happens when the execution starts, as its events and deadlines say
          Turn first = ready.turn(new Execution(start), start.startTime());
          return Draft.of(ready.over(first, work), first, begin);
        },
        draft -> commit(draft, new Attempt(mailbox, draft.turn(), begin)));
  }

  /** Lays facts into one turn of a loaded execution. */
  void run(List<Job.Fact> facts, Mailbox mailbox) {
    Loaded loaded = mailbox.loaded();
    Execution execution = loaded.execution();
    if (execution.progress().ending() != null
        && facts.stream().noneMatch(fact -> fact.stimulus().isForEnded())) {
      refuseAll(facts, mailbox);
      return;
    }
    make(
        execution.start(),
        facts,
        mailbox,
        (ready, work) -> {
          Turn turn = ready.turn(execution, clock.millis());
          return Draft.of(ready.over(turn, work), turn, facts);
        },
        draft -> take(draft, loaded, mailbox));
  }

  /** A turn of facts was made: it goes on its way, if there is anything in it. */
  private void take(Draft draft, Loaded loaded, Mailbox mailbox) {
    for (Draft.Refused each : draft.refused()) {
      Job.Fact fact = each.fact();
      fact.reply().accept(refusal(fact.stimulus(), each.outcome(), loaded.execution()));
    }
    mailbox.putBack(draft.left());
    if (draft.accepted().isEmpty()) {
      if (!draft.doubtful().isEmpty()) {
        mailbox.doubt(draft.doubtful());
      }
      mailbox.finish();
      return;
    }
    // the commit tells whether what they were held against is what stands in the store
    mailbox.putBack(draft.doubtful());
    Attempt attempt = new Attempt(mailbox, draft.turn(), loaded);
    draft.accepted().forEach(attempt::add);
    commit(draft, attempt);
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

  /**
   * Makes a turn, as soon as it is known what by, and hands it on where there is one.
   *
   * @param making may be done twice, once on a worker; the mailbox waits meanwhile
   */
  private void make(
      ExecutionStart start,
      List<? extends Job> jobs,
      Mailbox mailbox,
      BiFunction<Interpreters.Ready, Work, Draft> making,
      Consumer<Draft> then) {
    interpreters
        .of(start)
        .onSuccess(ready -> make(work -> making.apply(ready, work), jobs, mailbox, then))
        .onFailure(why -> notReady(why, jobs, mailbox));
  }

  private void make(
      Function<Work, Draft> making,
      List<? extends Job> jobs,
      Mailbox mailbox,
      Consumer<Draft> then) {
    evaluations
        .evaluate(making)
        .onSuccess(draft -> guard(() -> then.accept(draft), jobs, mailbox))
        .onFailure(fault -> broken(fault, jobs, mailbox));
  }

  private void guard(Runnable work, List<? extends Job> jobs, Mailbox mailbox) {
    try {
      work.run();
    } catch (Throwable fault) {
      // an Error, too: Faults has the process end where it must
      broken(fault, jobs, mailbox);
    }
  }

  /** A fault in a turn must not hold up its execution for ever: the turn falls away. */
  private void broken(Throwable fault, List<? extends Job> jobs, Mailbox mailbox) {
    mailbox.fail(faults, fault);
    jobs.forEach(job -> job.reply().accept(new EngineReply.Broken()));
    mailbox.finish();
  }

  private void commit(Draft draft, Attempt attempt) {
    try {
      handOut(draft.interpreter(), attempt);
      pace.spent(0, attempt.turn().payloadCharacters());
      committer.commit(attempt);
    } catch (Throwable fault) {
      attempt.polls().waitOn();
      throw fault;
    }
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

  /**
   * What those hear whose fact fits no more. Where an earlier try of the same hand-out stands,
   * whose reply was lost, and which other instances have moved on since, the worker gets its task.
   */
  private static EngineReply refusal(Stimulus stimulus, Outcome outcome, Execution execution) {
    if (stimulus instanceof Stimulus.TaskStarted start) {
      Frame frame = execution.frame(start.frame());
      if (frame != null && frame.awaits(start.token())) {
        return EngineReply.TaskStarted.of(execution.start(), frame);
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
