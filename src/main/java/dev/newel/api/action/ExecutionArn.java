package dev.newel.api.action;

import dev.newel.api.ActionCall;
import dev.newel.bus.Arn;
import dev.newel.bus.ServiceError.ExecutionDoesNotExist;
import dev.newel.bus.ServiceException;
import dev.newel.engine.core.ExecutionKey;
import dev.newel.store.HistoryStore.Summary;
import io.vertx.core.Future;

/** Finds the execution that a call names. */
final class ExecutionArn {

  private ExecutionArn() {}

  /**
   * The execution's place.
   *
   * @throws ServiceException with InvalidArn, or with ExecutionDoesNotExist for one of elsewhere
   */
  static ExecutionKey key(Server server, ActionCall call) {
    Arn.Execution arn = Arn.parse(given(call), Arn.Execution.class);
    if (!server.isHere(arn)) {
      throw new ServiceException(missing(call));
    }
    return new ExecutionKey(arn.stateMachine(), arn.name());
  }

  static ExecutionDoesNotExist missing(ActionCall call) {
    return new ExecutionDoesNotExist(given(call));
  }

  static Future<Summary> find(Server server, ActionCall call) {
    return server
        .histories()
        .describe(key(server, call))
        .map(summary -> Server.found(summary, missing(call)));
  }

  static String text(Server server, ExecutionKey key) {
    return new Arn.Execution(server.home(), key.machine(), key.name()).text();
  }

  private static String given(ActionCall call) {
    return call.input().path("executionArn").textValue();
  }
}
