package dev.newel.store;

import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.start.ExecutionKey;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/**
 * Where executions live. Every future fails with {@link StoreUnavailableException} when the store
 * does not answer; whether a commit took place is then unknown until it is tried again with the
 * same fence, or the execution is loaded. What was read and makes no sense fails with {@link
 * UnreadableExecutionException}.
 */
public interface ExecutionStore {

  /** An execution that has failed so often goes on no more. */
  int TOO_MANY_FAILURES = 5;

  /**
   * An execution as the store has it.
   *
   * @param fence names the commit that made it so
   * @param failures how often its turns have failed since, or have ended the instance that made
   *     them, as far as {@link #loadAgain} has counted that
   */
  record Loaded(Execution execution, String fence, int failures) {

    public Loaded(Execution execution, String fence) {
      this(execution, fence, 0);
    }

    /** Whether it has failed so often that it goes on no more. */
    public boolean isToBeSetAside() {
      return failures >= TOO_MANY_FAILURES && execution.progress().ending() == null;
    }
  }

  /** What became of a commit. */
  sealed interface CommitResult {
    /** It stands, now or since an earlier try of it. */
    record Committed() implements CommitResult {}

    /** Another commit came first; this is what it left. */
    record Outdated(Loaded current) implements CommitResult {}

    /**
     * The deadline that the turn goes by was moved, or has not passed by the store's clock.
     *
     * @param inMillis how long it takes until then, by that clock
     */
    record NotDue(int frame, long dueAt, long inMillis) implements CommitResult {}

    /** The execution is not there any more. */
    record Gone() implements CommitResult {}
  }

  /** Writes a turn, all of it or nothing. */
  Future<CommitResult> commit(Commit commit);

  /** Null where there is no such execution. */
  Future<@Nullable Loaded> load(ExecutionKey key);

  /**
   * Reads an execution that is to be tried again, as a turn of it has failed, or as another
   * instance did not do what was due. That is counted before anything is done with it, until a
   * commit stands: an execution may end every instance that comes to it. Where it has failed too
   * often, what it stood in is gone: it is only to be ended.
   *
   * @param failures how often it has failed here since it was read; where it has not, and another
   *     instance tried it the last time, that one is taken to have failed
   */
  Future<@Nullable Loaded> loadAgain(ExecutionKey key, int failures);

  /**
   * Moves the deadline of a frame, if the execution is still as the fence says.
   *
   * @return whether it was
   */
  Future<Boolean> moveDeadline(ExecutionKey key, String fence, int frame, long dueAt);

  /** Gives up what it has for itself alone; the store that it came from stays open. */
  default Future<Void> close() {
    return Future.succeededFuture();
  }
}
