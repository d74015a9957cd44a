package dev.newel.engine;

import dev.newel.store.Commit;
import dev.newel.store.ExecutionStore;
import dev.newel.store.ExecutionStore.CommitResult;
import dev.newel.store.StoreFullException;
import dev.newel.store.StoreRetry;
import dev.newel.store.UnreadableExecutionException;

/** Sends commits. One whose reply is lost is sent again, the same, until its fate is known. */
final class CommitSender {

  /** Hears what becomes of a commit. */
  interface Fate {

    /** The store has decided. */
    void decided(CommitResult result);

    /** The first reply is lost: it will take a while until the fate is known, if it ever is. */
    void delayed(Throwable cause);

    /** The store has no room for it now: it does not stand, and is not sent again. */
    void refused(Throwable cause);

    /** No more is heard of it. It may stand. */
    void givenUp();
  }

  private final ExecutionStore store;
  private final StoreRetry retry;

  CommitSender(ExecutionStore store, StoreRetry retry) {
    this.store = store;
    this.retry = retry;
  }

  void send(Commit commit, Fate fate) {
    store
        .commit(commit)
        .onComplete(
            result -> {
              if (result.succeeded()) {
                fate.decided(result.result());
              } else if (result.cause() instanceof UnreadableExecutionException) {
                // another came first, and what it left is for whoever reads it next
                fate.givenUp();
              } else if (result.cause() instanceof StoreFullException full) {
                fate.refused(full);
              } else {
                fate.delayed(result.cause());
                sendAgain(commit, fate, 0);
              }
            });
  }

  private void sendAgain(Commit commit, Fate fate, int failures) {
    retry.later(
        failures,
        () ->
            store
                .commit(commit)
                .onComplete(
                    result -> {
                      if (result.succeeded()) {
                        fate.decided(result.result());
                      } else if (result.cause() instanceof StoreFullException full
                          && !full.refusesAll()) {
                        fate.refused(full);
                      } else if (failures + 1 < StoreRetry.TRIES
                          && !(result.cause() instanceof UnreadableExecutionException)) {
                        sendAgain(commit, fate, failures + 1);
                      } else {
                        fate.givenUp();
                      }
                    }));
  }
}
