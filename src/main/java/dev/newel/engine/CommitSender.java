package dev.newel.engine;

import dev.newel.store.Commit;
import dev.newel.store.ExecutionStore;
import dev.newel.store.ExecutionStore.CommitResult;
import dev.newel.store.StoreFullException;
import dev.newel.store.StoreRetry;
import dev.newel.store.UnreadableExecutionException;

/**
 * Sends commits. One whose reply is lost is sent again, the same, until its fate is known; as long
 * as there is room for what waits for that. Its callers have heard that the store is away, and send
 * more: what does not fit is given up at once, and sweeps find what stands of it. For one event
 * loop.
 */
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

  /** What a commit takes beside its payloads. */
  private static final int COMMIT_CHARACTERS = 1_024;

  private final ExecutionStore store;
  private final StoreRetry retry;
  private final long room;

  /** How much is to be sent again, in characters. */
  private long waiting;

  /**
   * @param room for how many characters of payloads that are to be sent again there is room
   */
  CommitSender(ExecutionStore store, StoreRetry retry, long room) {
    this.store = store;
    this.retry = retry;
    this.room = room;
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
                sendAgainIfItFits(commit, fate);
              }
            });
  }

  private void sendAgainIfItFits(Commit commit, Fate fate) {
    long characters = COMMIT_CHARACTERS + commit.turn().payloadCharacters();
    if (waiting + characters > room) {
      fate.givenUp();
    } else {
      waiting += characters;
      sendAgain(commit, new Waiting(fate, characters), 0);
    }
  }

  /** Makes room when the fate is known, or nobody waits for it any more. */
  private final class Waiting implements Fate {
    private final Fate fate;
    private final long characters;

    Waiting(Fate fate, long characters) {
      this.fate = fate;
      this.characters = characters;
    }

    @Override
    public void decided(CommitResult result) {
      waiting -= characters;
      fate.decided(result);
    }

    @Override
    public void delayed(Throwable cause) {
      fate.delayed(cause);
    }

    @Override
    public void refused(Throwable cause) {
      waiting -= characters;
      fate.refused(cause);
    }

    @Override
    public void givenUp() {
      waiting -= characters;
      fate.givenUp();
    }
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
