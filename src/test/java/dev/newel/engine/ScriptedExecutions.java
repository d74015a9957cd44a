package dev.newel.engine;

import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.store.Commit;
import dev.newel.store.ExecutionStore;
import dev.newel.store.StoreFullException;
import dev.newel.store.StoreUnavailableException;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A store of executions that answers what it is told to, and else that it is away. */
final class ScriptedExecutions implements ExecutionStore {

  final List<Commit> commits = new ArrayList<>();
  final Deque<CommitResult> results = new ArrayDeque<>();

  /** What was counted of failures. */
  final List<Integer> counted = new ArrayList<>();

  boolean broken;

  /** What commits throw. */
  @Nullable Error fault;

  boolean full;

  /** Whether what is full looks at nothing. */
  boolean refusesAll;

  private Future<@Nullable Loaded> loaded = away();
  private Future<Boolean> moved = away();

  private static <T extends @Nullable Object> Future<T> away() {
    return Future.failedFuture(new StoreUnavailableException("away", null));
  }

  /** What there is to be read from now on. */
  void has(@Nullable Loaded execution) {
    loaded = Future.succeededFuture(execution);
  }

  /** Why there is nothing to be read from now on. */
  void fails(Throwable why) {
    loaded = Future.failedFuture(why);
  }

  /** Whether executions are as those expect who move deadlines. */
  void agrees(boolean asExpected) {
    moved = Future.succeededFuture(asExpected);
  }

  @Override
  public Future<CommitResult> commit(Commit commit) {
    if (fault != null) {
      throw fault;
    }
    if (broken) {
      throw new IllegalStateException("broken");
    }
    commits.add(commit);
    if (full) {
      return Future.failedFuture(new StoreFullException("full", null, refusesAll));
    }
    CommitResult result = results.poll();
    return result == null ? away() : Future.succeededFuture(result);
  }

  @Override
  public Future<@Nullable Loaded> load(ExecutionKey key) {
    return loaded;
  }

  @Override
  public Future<@Nullable Loaded> loadAgain(ExecutionKey key, int failures) {
    counted.add(failures);
    return loaded;
  }

  @Override
  public Future<Boolean> moveDeadline(ExecutionKey key, String fence, int frame, long dueAt) {
    return moved;
  }
}
