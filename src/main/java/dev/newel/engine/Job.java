package dev.newel.engine;

import dev.newel.engine.message.EngineReply;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.interpreter.model.start.ParentTask;
import dev.newel.store.OutboxEntry;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Something to be done with an execution. What an instance has at hand of that may be older than
 * what the job is about, as other instances move executions on too: so a job is refused only by
 * what was read, or committed, after it came. Then it is sure.
 */
sealed interface Job {

  Consumer<EngineReply> NOBODY = reply -> {};

  /** Who hears what became of it. */
  Consumer<EngineReply> reply();

  /** The same job, to be done or refused by what the mailbox has now. */
  Job sure();

  /** Whether it is for an execution that is there. */
  default boolean needsExecution() {
    return true;
  }

  /** Whether it goes in front of all that waits: nothing else need be done then. */
  default boolean isUrgent() {
    return false;
  }

  /** Whether nobody waits for it, and it comes again until it is done. */
  default boolean comesByItself() {
    return false;
  }

  /**
   * Whether another is for the same deadline, and will be held against what is read from now on.
   */
  default boolean repeats(Job other) {
    return false;
  }

  /**
   * Begin the execution.
   *
   * @param parent the task that waits for its end; null for none
   */
  record Begin(ExecutionStart start, @Nullable ParentTask parent, Consumer<EngineReply> reply)
      implements Job {

    Begin(ExecutionStart start, Consumer<EngineReply> reply) {
      this(start, null, reply);
    }

    @Override
    public Begin sure() {
      return this;
    }

    @Override
    public boolean needsExecution() {
      return false;
    }
  }

  /** Lay a fact into its next turn. */
  record Fact(
      Stimulus stimulus, @Nullable String invocationId, Consumer<EngineReply> reply, boolean isSure)
      implements Job {

    Fact(Stimulus stimulus, @Nullable String invocationId, Consumer<EngineReply> reply) {
      this(stimulus, invocationId, reply, false);
    }

    @Override
    public boolean isUrgent() {
      return stimulus instanceof Stimulus.Stopped;
    }

    @Override
    public boolean comesByItself() {
      return stimulus instanceof Stimulus.FrameDue || stimulus instanceof Stimulus.ExecutionDue;
    }

    @Override
    public boolean repeats(Job other) {
      return other instanceof Fact fact
          && !fact.isSure
          && (stimulus instanceof Stimulus.FrameDue due
              ? fact.stimulus instanceof Stimulus.FrameDue that && due.frame() == that.frame()
              : comesByItself() && stimulus.equals(fact.stimulus));
    }

    /**
     * Where it stands among the facts of one turn: a stop in front of all, and what goes on by
     * itself behind all, as it may fill one turn after the other.
     */
    int place() {
      return isUrgent() ? 0 : stimulus instanceof Stimulus.Resumed ? 2 : 1;
    }

    @Override
    public Fact sure() {
      return isSure ? this : new Fact(stimulus, invocationId, reply, true);
    }
  }

  /** Move the deadline of a task that gave a sign of life. */
  record Heartbeat(int frame, long nonce, Consumer<EngineReply> reply, boolean isSure)
      implements Job {

    Heartbeat(int frame, long nonce, Consumer<EngineReply> reply) {
      this(frame, nonce, reply, false);
    }

    @Override
    public Heartbeat sure() {
      return new Heartbeat(frame, nonce, reply, true);
    }
  }

  /** Do an entry of the outbox over, from the execution as it stands. */
  record Recover(OutboxEntry entry, Consumer<EngineReply> reply, boolean isSure) implements Job {

    Recover(OutboxEntry entry, Consumer<EngineReply> reply) {
      this(entry, reply, false);
    }

    @Override
    public Recover sure() {
      return new Recover(entry, reply, true);
    }
  }
}
