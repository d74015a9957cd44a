package dev.newel.task;

import dev.newel.aws.Home;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Stimulus;
import io.vertx.core.Future;

/**
 * Makes the calls of Task states that are for one resource. After a crash, or where the instance
 * stood still, it is asked for the same call again: the nonce tells one call from the next.
 */
public interface TaskInvoker {

  /**
   * Makes a call.
   *
   * @param home the execution's, in which the call is made
   * @return the fact that came of it, a failure of what was called included. The future fails only
   *     where nothing came of it: then the call is made again later
   */
  Future<Stimulus> invoke(Home home, Effect.CallService call);
}
