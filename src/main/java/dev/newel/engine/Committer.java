package dev.newel.engine;

import dev.newel.asl.Json;
import dev.newel.engine.definition.Program;
import dev.newel.engine.message.EngineClient;
import dev.newel.engine.message.EngineReply;
import dev.newel.engine.message.TimerRequest;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.ExecutionKey;
import dev.newel.interpreter.model.ExecutionStart;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Outcome;
import dev.newel.interpreter.model.Pending;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.Turn;
import dev.newel.store.Commit;
import dev.newel.store.Duty;
import dev.newel.store.ExecutionStore;
import dev.newel.store.ExecutionStore.CommitResult;
import dev.newel.store.ExecutionStore.Loaded;
import dev.newel.store.PartitionStore;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings turns into the store, and does what follows from it: answers who waits, performs what the
 * turn asks for, arms the timer.
 *
 * <p>A commit whose reply is lost is tried again with the same fence until its fate is known. Its
 * callers hear at once that the store is away, and ask again if they want to know.
 */
final class Committer {

  /** Deadlines beyond this are left to the sweep of their partition, which finds them in time. */
  static final long NEAR_MS = 2_000;

  private static final long TRY_AGAIN_MS = 250;
  private static final int TRIES = 240;

  private final Vertx vertx;
  private final ExecutionStore store;
  private final Duties duties;
  private final EngineClient engines;
  private final EngineOptions options;
  private final @Nullable StatusEvents statusEvents;
  private final String fencePrefix;
  private long commits;

  Committer(
      Vertx vertx,
      ExecutionStore store,
      Duties duties,
      EngineClient engines,
      EngineOptions options) {
    this.vertx = vertx;
    this.store = store;
    this.duties = duties;
    this.engines = engines;
    this.options = options;
    this.statusEvents = options.statusEvents() ? new StatusEvents(vertx.eventBus()) : null;
    this.fencePrefix = Long.toUnsignedString(options.random().nextLong(), 36) + ".";
  }

  /** Commits the first turn of an execution. */
  void commitBegin(Attempt attempt, Job.Begin begin) {
    Consumer<EngineReply> reply = begin.reply();
    send(
        attempt,
        toCommit(attempt),
        new Listener() {
          @Override
          public void committed() {
            reply.accept(new EngineReply.Started(begin.start()));
          }

          @Override
          public void outdated(Loaded current) {
            reply.accept(nameTaken(begin.start(), current.execution()));
          }

          @Override
          public void lost(EngineReply why) {
            reply.accept(why);
          }
        });
  }

  /** The same call, or one with the same input while the execution runs, gets the same answer. */
  private static EngineReply nameTaken(ExecutionStart asked, Execution there) {
    ExecutionStart start = there.start();
    boolean sameCall =
        asked.invocationId() != null && asked.invocationId().equals(start.invocationId());
    boolean sameWork =
        there.progress().ending() == null && start.input().text().equals(asked.input().text());
    return sameCall || sameWork ? new EngineReply.Started(start) : new EngineReply.NameTaken();
  }

  /** Commits a turn of facts. */
  void commit(Attempt attempt) {
    send(
        attempt,
        toCommit(attempt),
        new Listener() {
          @Override
          public void committed() {
            attempt.facts().forEach(fact -> fact.reply().accept(taken(attempt.turn(), fact)));
          }

          @Override
          public void outdated(Loaded current) {
            // what stands there was read after they came
            attempt.lane().putBack(attempt.facts().stream().map(Job.Fact::sure).toList());
          }

          @Override
          public void lost(EngineReply why) {
            attempt.facts().forEach(fact -> fact.reply().accept(why));
          }
        });
  }

  private static EngineReply taken(Turn turn, Job.Fact fact) {
    if (fact.stimulus() instanceof Stimulus.TaskTaken taken) {
      Frame frame = turn.changes().get(taken.frame());
      if (frame == null || !frame.awaits(taken.token())) {
        // what came behind it in the same turn ended the task
        return new EngineReply.Delivered(Outcome.NO_SUCH_TASK, turn.progress());
      }
      return new EngineReply.Taken(arguments(frame));
    }
    return new EngineReply.Delivered(Outcome.TAKEN, turn.progress());
  }

  /**
   * What the worker gets where an earlier try of the same hand-out stands: its reply was lost, and
   * other instances have moved the execution on since.
   */
  static EngineReply.@Nullable Taken standing(Execution execution, Stimulus.TaskTaken taken) {
    Frame frame = execution.frame(taken.frame());
    return frame != null && frame.awaits(taken.token())
        ? new EngineReply.Taken(arguments(frame))
        : null;
  }

  private static Json arguments(Frame frame) {
    Pending pending = Objects.requireNonNull(frame.pending());
    return Objects.requireNonNull(pending.arguments());
  }

  /** What a commit's callers make of its fate. */
  private interface Listener {
    void committed();

    void outdated(Loaded current);

    /** It is not known yet; those who have better things to do than wait hear so. */
    void lost(EngineReply why);
  }

  private Commit toCommit(Attempt attempt) {
    Turn turn = attempt.turn();
    ExecutionKey key = turn.execution().start().key();
    List<Integer> dues = new ArrayList<>(1);
    List<String> invocations = new ArrayList<>(1);
    boolean executionDue = false;
    for (Job.Fact fact : attempt.facts()) {
      if (fact.stimulus() instanceof Stimulus.FrameDue due) {
        dues.add(due.frame());
      }
      executionDue |= fact.stimulus() instanceof Stimulus.ExecutionDue;
      if (fact.invocationId() != null) {
        invocations.add(fact.invocationId());
      }
    }
    return new Commit(
        turn,
        attempt.expected(),
        fencePrefix + Long.toString(++commits, 36),
        owed(key, turn),
        isWhole(attempt) ? List.of() : duties.settledIn(key),
        dues,
        executionDue,
        invocations);
  }

  /** Kept as one value, and written without a look at the outbox. */
  private static boolean isWhole(Attempt attempt) {
    return attempt.expected() == null && attempt.turn().progress().ending() != null;
  }

  private static List<Duty> owed(ExecutionKey key, Turn turn) {
    List<Duty> owed = new ArrayList<>(turn.effects().size() + 1);
    for (Effect effect : turn.effects()) {
      owed.add(duty(key, effect));
    }
    if (turn.isUnfinished()) {
      owed.add(resume(key, turn.progress().events()));
    }
    return owed;
  }

  private static Duty duty(ExecutionKey key, Effect effect) {
    return effect instanceof Effect.WithdrawTask withdraw
        ? new Duty(
            key,
            effect.frame(),
            effect.nonce(),
            Duty.Kind.WITHDRAW,
            Program.activityName(withdraw.activityArn()))
        : new Duty(key, effect.frame(), effect.nonce(), Duty.Kind.PERFORM, "");
  }

  /** Each has a name of its own: an earlier one, struck late, must not take this one with it. */
  private static Duty resume(ExecutionKey key, long after) {
    return new Duty(key, Frame.TOP, after, Duty.Kind.RESUME, "");
  }

  private void send(Attempt attempt, Commit commit, Listener listener) {
    store
        .commit(commit)
        .onComplete(
            result -> {
              if (result.succeeded()) {
                settle(attempt, commit, result.result(), listener);
              } else {
                EngineReply why =
                    new EngineReply.Unavailable(String.valueOf(result.cause().getMessage()));
                listener.lost(why);
                attempt.lane().stall(why);
                tryAgain(attempt, commit, listener, 1);
              }
            });
  }

  private void settle(Attempt attempt, Commit commit, CommitResult result, Listener listener) {
    ExecutionLane lane = attempt.lane();
    if (result instanceof CommitResult.Committed) {
      moveOn(attempt, commit);
      listener.committed();
      attempt.release();
      follow(attempt);
      return;
    }
    duties.settleLater(commit.settled());
    if (result instanceof CommitResult.Outdated outdated) {
      answer(attempt, outdated.current().execution().frames());
      lane.loaded(outdated.current());
      listener.outdated(outdated.current());
    } else if (result instanceof CommitResult.NotDue notDue) {
      answer(attempt, List.of());
      postpone(attempt, notDue);
    } else {
      answer(attempt, List.of());
      lane.loaded(null);
      listener.lost(new EngineReply.NoExecution());
    }
    attempt.release();
  }

  private static void moveOn(Attempt attempt, Commit commit) {
    Execution execution = attempt.turn().execution();
    execution.apply(attempt.turn());
    attempt.lane().loaded(new Loaded(execution, commit.fence()));
    if (attempt.turn().isUnfinished()) {
      attempt
          .lane()
          .putBack(
              List.of(
                  new Job.Fact(
                      new Stimulus.Resumed(attempt.turn().progress().events()), null, Job.NOBODY)));
    }
  }

  /** A deadline was moved by a heartbeat: its fact falls away, the others are laid in again. */
  private void postpone(Attempt attempt, CommitResult.NotDue notDue) {
    attempt.turn().execution().postpone(notDue.frame(), notDue.dueAt());
    armAgain(attempt.lane().key(), notDue);
    List<Job> others = new ArrayList<>();
    for (Job.Fact fact : attempt.facts()) {
      if (isDue(fact.stimulus(), notDue.frame())) {
        fact.reply()
            .accept(
                new EngineReply.Delivered(
                    Outcome.NOTHING_TO_DO, attempt.turn().execution().progress()));
      } else {
        others.add(fact);
      }
    }
    attempt.lane().putBack(others);
  }

  private static boolean isDue(Stimulus stimulus, int frame) {
    return stimulus instanceof Stimulus.FrameDue due
        ? due.frame() == frame
        : stimulus instanceof Stimulus.ExecutionDue && frame == PartitionStore.WHOLE_EXECUTION;
  }

  /**
   * Answers the polls whose hand-outs stand; the others wait on. A commit that is refused may stand
   * since an earlier try of it; one that is not can have ended the execution, as its history was
   * full.
   */
  private static void answer(Attempt attempt, Collection<@Nullable Frame> frames) {
    for (Attempt.Claim claim : attempt.claims()) {
      frames.stream()
          .filter(frame -> frame != null && frame.awaits(claim.token()))
          .findFirst()
          .ifPresentOrElse(
              frame -> claim.poll().answer(task(attempt.lane().key(), frame)),
              claim.poll()::release);
    }
  }

  private static EngineReply.Task task(ExecutionKey key, Frame frame) {
    Pending pending = Objects.requireNonNull(frame.pending());
    return new EngineReply.Task(key, frame.id(), pending.nonce(), arguments(frame));
  }

  /** What follows a commit: nothing of it is needed for what the store has to be right. */
  private void follow(Attempt attempt) {
    Turn turn = attempt.turn();
    ExecutionKey key = attempt.lane().key();
    answer(attempt, turn.changes().values());
    if (statusEvents != null) {
      statusEvents.publish(turn, attempt.expected() == null);
    }
    // after a long pause another instance may have taken the duties over: the sweep will tell
    if (options.clock().millis() - turn.now() < Duties.OWN_MS) {
      for (Effect effect : turn.effects()) {
        duties.perform(duty(key, effect), effect, turn.now());
      }
    }
    for (Job.Fact fact : attempt.facts()) {
      if (fact.stimulus() instanceof Stimulus.Resumed resumed) {
        duties.done(resume(key, resumed.after()));
      }
    }
    turn.changes().forEach((id, frame) -> arm(key, id, frame == null ? 0 : frame.dueAt()));
    arm(key, PartitionStore.WHOLE_EXECUTION, turn.progress().dueAt());
  }

  private void arm(ExecutionKey key, int frame, long dueAt) {
    if (dueAt != 0 && dueAt <= options.clock().millis() + NEAR_MS) {
      engines.arm(new TimerRequest(key, frame, dueAt));
    }
  }

  /** By the store's clock, which may be behind what this instance takes for it. */
  private void armAgain(ExecutionKey key, CommitResult.NotDue notDue) {
    if (notDue.inMillis() <= NEAR_MS) {
      TimerRequest again = new TimerRequest(key, notDue.frame(), notDue.dueAt());
      vertx.setTimer(Math.max(1, notDue.inMillis()), timer -> engines.arm(again));
    }
  }

  private void tryAgain(Attempt attempt, Commit commit, Listener listener, int tries) {
    vertx.setTimer(
        TRY_AGAIN_MS,
        timer ->
            store
                .commit(commit)
                .onComplete(
                    result -> {
                      if (result.succeeded()) {
                        settle(attempt, commit, result.result(), listener);
                      } else if (tries < TRIES) {
                        tryAgain(attempt, commit, listener, tries + 1);
                      } else {
                        giveUp(attempt, commit, listener);
                      }
                    }));
  }

  private void giveUp(Attempt attempt, Commit commit, Listener listener) {
    listener.lost(new EngineReply.Unavailable("the store is away"));
    attempt.claims().forEach(claim -> claim.poll().release());
    duties.settleLater(commit.settled());
    attempt.lane().loaded(null);
    attempt.release();
  }
}
