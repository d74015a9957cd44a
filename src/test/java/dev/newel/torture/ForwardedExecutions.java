package dev.newel.torture;

import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.store.Commit;
import dev.newel.store.ExecutionStore;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** Executions of another store. */
class ForwardedExecutions implements ExecutionStore {

  private final ExecutionStore intact;

  ForwardedExecutions(ExecutionStore intact) {
    this.intact = intact;
  }

  ExecutionStore intact() {
    return intact;
  }

  @Override
  public Future<CommitResult> commit(Commit commit) {
    return intact.commit(commit);
  }

  @Override
  public Future<@Nullable Loaded> load(ExecutionKey key) {
    return intact.load(key);
  }

  @Override
  public Future<@Nullable Loaded> loadAgain(ExecutionKey key, int failures) {
    return intact.loadAgain(key, failures);
  }

  @Override
  public Future<Boolean> moveDeadline(ExecutionKey key, String fence, int frame, long dueAt) {
    return intact.moveDeadline(key, fence, frame, dueAt);
  }

  @Override
  public Future<Void> close() {
    return intact.close();
  }
}
