package dev.newel.engine;

import dev.newel.bus.EngineClient;
import dev.newel.bus.EngineReply;
import dev.newel.engine.core.Stimulus;
import dev.newel.store.TaskQueues.TaskRef;
import java.util.random.RandomGenerator;

/** Hands tasks to polls that were claimed for them. The commit of that is the only arbiter. */
final class HandOuts {

  /** Where a task that is to be handed out comes from. */
  interface Origin {
    TaskRef task();

    /** A worker has the task, or nobody wants it any more. */
    void settle();

    /** It is not known whether a worker has the task: whoever gets it again will be told. */
    void putBack();
  }

  private final EngineClient engines;
  private final RandomGenerator random;

  /**
   * Hands out over the engines of the process.
   *
   * @param random where the tokens of hand-outs come from
   */
  HandOuts(EngineClient engines, RandomGenerator random) {
    this.engines = engines;
    this.random = random;
  }

  void give(Origin from, Poll poll) {
    TaskRef task = from.task();
    long token = random.nextLong();
    engines
        .deliver(
            task.execution(),
            new Stimulus.TaskTaken(task.frame(), task.nonce(), token, poll.worker()),
            null)
        .onComplete(
            reply -> {
              EngineReply answer =
                  reply.succeeded()
                      ? reply.result()
                      : new EngineReply.Unavailable(String.valueOf(reply.cause().getMessage()));
              decided(from, token, poll, answer);
            });
  }

  private static void decided(Origin from, long token, Poll poll, EngineReply answer) {
    if (answer instanceof EngineReply.Taken taken) {
      from.settle();
      TaskRef task = from.task();
      poll.answer(new EngineReply.Task(task.execution(), task.frame(), token, taken.input()));
      return;
    }
    if (answer instanceof EngineReply.Unavailable) {
      from.putBack();
    } else {
      from.settle();
    }
    poll.release();
  }
}
