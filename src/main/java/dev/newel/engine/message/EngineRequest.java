package dev.newel.engine.message;

import dev.newel.aws.Name;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.interpreter.model.start.ParentTask;
import dev.newel.store.OutboxEntry;
import io.vertx.core.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the engines of this process are asked. */
public sealed interface EngineRequest {

  /**
   * Starts an execution. Answered with {@link EngineReply.Started} or what stands in its way.
   *
   * @param parent the task that waits for its end; null for none
   */
  record Start(ExecutionStart start, @Nullable ParentTask parent) implements EngineRequest {
    public Start(ExecutionStart start) {
      this(start, null);
    }
  }

  /**
   * Hands a fact to an execution.
   *
   * @param invocationId of the client's call, so that a repeat of it gets the same answer
   */
  record Deliver(ExecutionKey execution, Stimulus stimulus, @Nullable String invocationId)
      implements EngineRequest {}

  /**
   * Hands over a deadline that passed seconds ago, and that nobody has met: whoever had the
   * execution may have died of it.
   */
  record TryAgain(ExecutionKey execution, Stimulus due) implements EngineRequest {}

  /** Passes on a worker's sign of life. */
  record Heartbeat(ExecutionKey execution, int frame, long nonce) implements EngineRequest {}

  /**
   * Waits for a task of an activity. Answered with {@link EngineReply.Task}, or after a minute with
   * {@link EngineReply.NoTask}.
   *
   * @param created when the activity was, as the client's call has found it, epoch milliseconds: a
   *     task of one before it of the same name is not for this poll
   * @param isClientGone whether nobody waits any more
   * @param onClientGone takes what to do when the client goes
   * @param presence asks the client whether it still waits, before a task is started for it; null
   *     where {@code isClientGone} knows
   */
  record Poll(
      Name activity,
      long created,
      @Nullable String worker,
      BooleanSupplier isClientGone,
      Consumer<Runnable> onClientGone,
      @Nullable Supplier<Future<Boolean>> presence)
      implements EngineRequest {

    /** Of a client that need not be asked. */
    public Poll(
        Name activity,
        long created,
        @Nullable String worker,
        BooleanSupplier isClientGone,
        Consumer<Runnable> onClientGone) {
      this(activity, created, worker, isClientGone, onClientGone, null);
    }
  }

  /** Looks into the queues that polls wait for: wake-ups may have gone to an instance that died. */
  record LookAgain() implements EngineRequest {}

  /**
   * Does what an entry of the outbox asks for, which another instance has left or this one was too
   * slow for.
   */
  record Recover(OutboxEntry entry) implements EngineRequest {}
}
