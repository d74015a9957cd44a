package dev.newel.task;

import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Stimulus;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/**
 * Makes the calls of Task states that are for one resource. After a crash, or where the instance
 * stood still, it is asked for the same call again: the nonce tells one call from the next.
 */
public interface TaskInvoker {

  /**
   * Makes a call.
   *
   * @param execution whose task it is
   * @return the fact that came of it, a failure of what was called included. The future fails only
   *     where nothing came of it: then the call is made again later
   */
  Future<Stimulus> invoke(TaskOwner execution, Effect.CallService call);

  /**
   * The same for a state that is tested by itself. Only calls over HTTP tell what they send and
   * get.
   */
  default Future<Stimulus> invoke(TaskOwner execution, Effect.CallService call, Wiretap wiretap) {
    return invoke(execution, call);
  }

  /**
   * Looks how work goes on that a call has begun.
   *
   * @return the fact of its end, or null while there is none
   */
  default Future<@Nullable Stimulus> watch(TaskOwner execution, Effect.WatchWork look) {
    throw new IllegalStateException("nothing watches the work of " + look.resource());
  }

  /**
   * Stops work that a call has begun. It may be asked to more than once.
   *
   * @return fails where it has to be told later
   */
  default Future<Void> stop(TaskOwner execution, Effect.StopWork stop) {
    return Future.succeededFuture();
  }
}
