package dev.newel.engine.activity;

import dev.newel.engine.message.EngineClient;
import dev.newel.engine.message.EngineReply;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.store.StoreRetry;
import dev.newel.store.TaskQueues.TaskRef;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.random.RandomGenerator;

/**
 * Hands tasks to polls that were claimed for them. The commit of that is the only arbiter; and as a
 * task that was started comes back by its time-out alone, a client that may have gone unseen is
 * asked before.
 */
final class HandOuts {

  private final Context context;
  private final StoreRetry retry;
  private final EngineClient engines;
  private final RandomGenerator random;

  /**
   * Hands out over the engines of the process.
   *
   * @param random where the tokens of hand-outs come from
   */
  HandOuts(Vertx vertx, EngineClient engines, RandomGenerator random) {
    this.context = vertx.getOrCreateContext();
    this.retry = new StoreRetry(vertx, random);
    this.engines = engines;
    this.random = random;
  }

  void give(WaitingTask task, Poll poll) {
    if (poll.asksFirst()) {
      poll.presence().onComplete(said -> context.runOnContext(here -> heard(task, poll, said)));
    } else {
      start(task, poll);
    }
  }

  private void heard(WaitingTask task, Poll poll, AsyncResult<Boolean> presence) {
    if (presence.succeeded() && presence.result()) {
      start(task, poll);
    } else {
      task.putBack();
      poll.leave();
    }
  }

  private void start(WaitingTask task, Poll poll) {
    TaskRef ref = task.ref();
    long token = random.nextLong();
    deliver(
        task, poll, new Stimulus.TaskStarted(ref.frame(), ref.nonce(), token, poll.worker()), 0);
  }

  private void deliver(WaitingTask task, Poll poll, Stimulus.TaskStarted start, int failures) {
    engines
        .deliver(task.ref().execution(), start, null)
        .onComplete(
            (reply, failure) -> {
              if (failure != null || reply instanceof EngineReply.Unavailable) {
                tryAgain(task, poll, start, failures);
              } else {
                decided(task, poll, start, reply);
              }
            });
  }

  /**
   * With the same token, by which the execution knows it again: it may have been committed, and
   * then the task is this poll's, and nobody else is ever told of it.
   */
  private void tryAgain(WaitingTask task, Poll poll, Stimulus.TaskStarted start, int failures) {
    if (failures + 1 < StoreRetry.TRIES && !poll.isClientGone()) {
      retry.later(failures, () -> deliver(task, poll, start, failures + 1));
    } else {
      task.putBack();
      poll.waitOn();
    }
  }

  private static void decided(
      WaitingTask task, Poll poll, Stimulus.TaskStarted start, EngineReply reply) {
    task.decided();
    if (reply instanceof EngineReply.TaskStarted started) {
      TaskRef ref = task.ref();
      poll.answer(
          new EngineReply.Task(started.origin(), ref.frame(), start.token(), started.input()));
    } else {
      poll.waitOn();
    }
  }
}
