package dev.newel.torture;

import dev.newel.aws.Name;
import dev.newel.store.Commit;
import dev.newel.store.ExecutionStore;
import dev.newel.store.Store;
import dev.newel.store.TaskQueues;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What is wrong with a store that a run must find out about. */
enum Defect {
  NONE,
  /** A commit that finds another fence is written all the same. */
  IGNORES_FENCE,
  /** What a commit owes the world is not written down. */
  DROPS_OUTBOX,
  /** A task that was leased is not known to be under way. */
  FORGETS_LEASES,
  /**
   * Once an instance waits at a queue, only a wake-up makes it look into it: not the look after it
   * was away, and not the one now and then.
   */
  SKIPS_SECOND_LOOK,
  /** What no replica has is acknowledged, though it is to wait for one. */
  ACKNOWLEDGES_EARLY;

  /** The store with this defect. */
  Store in(Store intact) {
    return switch (this) {
      // the second is one of the settings
      case NONE, ACKNOWLEDGES_EARLY -> intact;
      case IGNORES_FENCE ->
          new ForwardedStore(intact) {
            @Override
            public Future<ExecutionStore> openExecutions() {
              return intact.openExecutions().map(Unfenced::new);
            }
          };
      case DROPS_OUTBOX ->
          new ForwardedStore(intact) {
            @Override
            public Future<ExecutionStore> openExecutions() {
              return intact.openExecutions().map(Forgetful::new);
            }
          };
      case FORGETS_LEASES ->
          new ForwardedStore(intact) {
            @Override
            public TaskQueues queues() {
              return new Leaseless(intact.queues());
            }
          };
      case SKIPS_SECOND_LOOK -> blind(intact);
    };
  }

  private static Store blind(Store intact) {
    Blind queues = new Blind(intact.queues(), ConcurrentHashMap.newKeySet());
    // before those of the engines, which then look
    intact.onTask(queues.waiting()::remove);
    return new ForwardedStore(intact) {
      @Override
      public TaskQueues queues() {
        return queues;
      }
    };
  }

  private static final class Unfenced extends ForwardedExecutions {
    Unfenced(ExecutionStore intact) {
      super(intact);
    }

    @Override
    public Future<CommitResult> commit(Commit commit) {
      return intact()
          .commit(commit)
          .compose(
              result ->
                  result instanceof CommitResult.Outdated outdated && commit.expected() != null
                      ? commit(after(outdated.current().fence(), commit))
                      : Future.succeededFuture(result));
    }

    private static Commit after(String fence, Commit commit) {
      return new Commit(
          commit.turn(),
          fence,
          commit.fence(),
          commit.owed(),
          commit.struck(),
          commit.duesMet(),
          commit.executionDueMet(),
          commit.invocations(),
          commit.recovers());
    }
  }

  private static final class Forgetful extends ForwardedExecutions {
    Forgetful(ExecutionStore intact) {
      super(intact);
    }

    @Override
    public Future<CommitResult> commit(Commit commit) {
      return intact()
          .commit(
              new Commit(
                  commit.turn(),
                  commit.expected(),
                  commit.fence(),
                  List.of(),
                  commit.struck(),
                  commit.duesMet(),
                  commit.executionDueMet(),
                  commit.invocations(),
                  commit.recovers()));
    }
  }

  private static final class Leaseless extends ForwardedQueues {
    Leaseless(TaskQueues intact) {
      super(intact);
    }

    @Override
    public Future<Leased> lease(Name activity, int count, List<TaskRef> released) {
      return intact()
          .lease(activity, count, released)
          .compose(
              leased ->
                  leased.tasks().isEmpty()
                      ? Future.succeededFuture(leased)
                      : intact()
                          .release(activity, leased.tasks())
                          .map(new Leased(leased.tasks(), leased.created(), 0)));
    }
  }

  private static final class Blind extends ForwardedQueues {
    private static final Leased NOTHING = new Leased(List.of(), 0, 0);

    private final Set<Name> waiting;

    Blind(TaskQueues intact, Set<Name> waiting) {
      super(intact);
      this.waiting = waiting;
    }

    Set<Name> waiting() {
      return waiting;
    }

    @Override
    public Future<Leased> lease(Name activity, int count, List<TaskRef> released) {
      if (waiting.contains(activity)) {
        return released.isEmpty()
            ? Future.succeededFuture(NOTHING)
            : intact().release(activity, released).map(NOTHING);
      }
      return intact()
          .lease(activity, count, released)
          .onSuccess(
              leased -> {
                if (leased.tasks().size() < count) {
                  waiting.add(activity);
                }
              });
    }
  }
}
