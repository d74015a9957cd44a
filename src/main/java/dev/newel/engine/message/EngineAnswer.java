package dev.newel.engine.message;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;

/** What whoever asks an engine waits for; it is heard where it was asked. For any thread. */
public final class EngineAnswer {

  private final Context caller;
  private final long patienceMillis;
  private final Promise<EngineReply> promise = Promise.promise();

  /**
   * @param caller whose event loop hears it
   * @param patienceMillis how long it is waited for
   */
  EngineAnswer(Context caller, long patienceMillis) {
    this.caller = caller;
    this.patienceMillis = patienceMillis;
  }

  public long patienceMillis() {
    return patienceMillis;
  }

  Future<EngineReply> future() {
    return promise.future();
  }

  /** Says it, unless that was done or it is too late. */
  public void give(EngineReply reply) {
    caller.runOnContext(back -> promise.tryComplete(reply));
  }

  /** Has nobody wait any longer. */
  public void giveUp() {
    ReplyException late =
        new ReplyException(ReplyFailure.TIMEOUT, "no engine has answered in time");
    caller.runOnContext(back -> promise.tryFail(late));
  }
}
