package dev.newel.bus;

import dev.newel.bus.NewelClient.ActivityTask;
import io.vertx.core.Future;

/** Does the tasks that an {@link ActivityWorker} takes. */
@FunctionalInterface
public interface TaskHandler {

  /**
   * Does a task. It is called on the context of whoever started the worker, which it must not
   * block; what blocks belongs in {@link io.vertx.core.Vertx#executeBlocking}.
   *
   * @return the task's output: a {@link io.vertx.core.json.JsonObject}, a {@link
   *     io.vertx.core.json.JsonArray}, a text, a number, a boolean or null. Where it fails, the
   *     task fails: with the error and cause of a {@link TaskFailure}, else with the name of the
   *     exception's class and its message
   */
  Future<?> handle(ActivityTask task);
}
