package dev.newel.store;

import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.ExecutionKey;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/**
 * Where executions live. Every future fails with {@link StoreUnavailableException} when the store
 * does not answer; whether a commit took place is then unknown until it is tried again with the
 * same fence, or the execution is loaded.
 */
public interface ExecutionStore {

  /**
   * An execution as the store has it.
   *
   * @param fence names the commit that made it so
   */
  record Loaded(Execution execution, String fence) {}

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
