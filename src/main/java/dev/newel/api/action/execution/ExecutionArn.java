package dev.newel.api.action.execution;

import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import dev.newel.aws.Arn;
import dev.newel.aws.ServiceError.ExecutionDoesNotExist;
import dev.newel.aws.ServiceException;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.MapRunName;
import dev.newel.store.HistoryStore.Summary;
import io.vertx.core.Future;

/** Finds the execution that a call names. */
public final class ExecutionArn {

  private ExecutionArn() {}

  /**
   * The execution's place.
   *
   * @throws ServiceException with InvalidArn, or with ExecutionDoesNotExist for one of elsewhere,
   *     and for a Map Run, which is no execution to the users
   */
  static ExecutionKey key(ActionCall call) {
    Arn.Execution arn = Arn.parse(given(call), Arn.Execution.class);
    ExecutionKey key = new ExecutionKey(arn.home(), arn.stateMachine(), arn.name());
    if (!call.isHere(arn) || MapRunName.isAt(key)) {
      throw new ServiceException(missing(call));
    }
    return key;
  }

  static ExecutionDoesNotExist missing(ActionCall call) {
    return new ExecutionDoesNotExist(given(call));
  }

  /**
   * Finds it.
   *
   * @param payloads whether its large payloads are wanted
   */
  public static Future<Summary> find(ActionContext context, ActionCall call, boolean payloads) {
    ExecutionKey key = key(call);
    return context
        .histories()
        .describe(key, payloads)
        .map(summary -> ActionContext.found(summary, gone(context, call, key)));
  }

  /** The error that there is none, with where it may have gone. */
  static ExecutionDoesNotExist gone(ActionContext context, ActionCall call, ExecutionKey key) {
    return new ExecutionDoesNotExist(given(call), context.archived().of(key));
  }

  private static String given(ActionCall call) {
    return call.input().path("executionArn").textValue();
  }
}
