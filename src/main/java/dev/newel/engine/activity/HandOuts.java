package dev.newel.engine.activity;

import dev.newel.engine.message.EngineClient;
import dev.newel.engine.message.EngineReply;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.store.StoreRetry;
import dev.newel.store.TaskQueues.TaskRef;
import io.vertx.core.Vertx;
import java.util.random.RandomGenerator;

/** Hands tasks to polls that were claimed for them. The commit of that is the only arbiter. */
public final class HandOuts {

  /** Where a task that is to be handed out comes from. */
  public interface Origin {
    TaskRef task();

    /** A worker has the task, or nobody wants it any more. */
    void decided();

    /** It was not to be found out whether a worker has the task: whoever gets it again is told. */
    void putBack();
  }

  private final StoreRetry retry;
  private final EngineClient engines;
  private final RandomGenerator random;

  /**
   * Hands out over the engines of the process.
   *
   * @param random where the tokens of hand-outs come from
   */
  public HandOuts(Vertx vertx, EngineClient engines, RandomGenerator random) {
    this.retry = new StoreRetry(vertx);
    this.engines = engines;
    this.random = random;
  }

  public void give(Origin from, Poll poll) {
    TaskRef task = from.task();
    long token = random.nextLong();
    deliver(
        from,
        poll,
        new Stimulus.TaskTaken(task.frame(), task.nonce(), token, poll.worker()),
        StoreRetry.TRIES);
  }

  private void deliver(Origin from, Poll poll, Stimulus.TaskTaken taken, int tries) {
    engines
        .deliver(from.task().execution(), taken, null)
        .onComplete(
            (reply, failure) -> {
              if (failure != null || reply instanceof EngineReply.Unavailable) {
                tryAgain(from, poll, taken, tries - 1);
              } else {
                close(from, poll, taken, reply);
              }
            });
  }

  /**
   * With the same token, by which the execution knows it again: it may have been committed, and
   * then the task is this poll's, and nobody else is ever told of it.
   */
  private void tryAgain(Origin from, Poll poll, Stimulus.TaskTaken taken, int tries) {
    if (tries > 0 && !poll.isClientGone()) {
      retry.later(() -> deliver(from, poll, taken, tries));
    } else {
      from.putBack();
      poll.release();
    }
  }

  private static void close(Origin from, Poll poll, Stimulus.TaskTaken taken, EngineReply answer) {
    from.decided();
    if (answer instanceof EngineReply.TaskStarted given) {
      TaskRef task = from.task();
      poll.answer(
          new EngineReply.Task(task.execution(), task.frame(), taken.token(), given.input()));
    } else {
      poll.release();
    }
  }
}
