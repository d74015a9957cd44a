package dev.newel.engine;

import dev.newel.store.Commit;
import dev.newel.store.ExecutionStore;
import dev.newel.store.ExecutionStore.CommitResult;
import dev.newel.store.StoreRetry;
import dev.newel.store.UnreadableExecutionException;
import io.vertx.core.Vertx;

/** Sends commits. One whose reply is lost is sent again, the same, until its fate is known. */
final class CommitSender {

  /** Hears what becomes of a commit. */
  interface Fate {

    /** The store has decided. */
    void decided(CommitResult result);

    /** The first reply is lost: it will take a while until the fate is known, if it ever is. */
    void delayed(Throwable cause);

    /** No more is heard of it. It may stand. */
    void givenUp();
  }

  private final ExecutionStore store;
  private final StoreRetry retry;

  CommitSender(ExecutionStore store, Vertx vertx) {
    this.store = store;
    this.retry = new StoreRetry(vertx);
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
              } else {
                fate.delayed(result.cause());
                sendAgain(commit, fate, StoreRetry.TRIES);
              }
            });
  }

  private void sendAgain(Commit commit, Fate fate, int tries) {
    retry.later(
        () ->
            store
                .commit(commit)
                .onComplete(
                    result -> {
                      if (result.succeeded()) {
                        fate.decided(result.result());
                      } else if (tries > 1
                          && !(result.cause() instanceof UnreadableExecutionException)) {
                        sendAgain(commit, fate, tries - 1);
                      } else {
                        fate.givenUp();
                      }
                    }));
  }
}
