package dev.newel.api.action.execution;

import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import dev.newel.api.action.machine.MachineArn;
import dev.newel.interpreter.model.start.ExecutionKey;
import io.vertx.core.Future;

/**
 * Whether a call opens one execution more, as AWS counts open ones: those of Express machines are
 * none, and a repeat of a call gets the execution that is there. What it says may be outdated by
 * the time that the call is performed.
 */
public record Opening(ActionContext context) {

  /** Whether a valid StartExecution opens one. Fails as the action does for want of a machine. */
  public Future<Boolean> byStart(ActionCall call) {
    ActionCall plain = TestCase.of(context.mocks(), call).call();
    return MachineArn.find(context, plain)
        .compose(
            target ->
                target.machine().isExpress()
                    ? Future.succeededFuture(false)
                    : isFree(
                        new ExecutionKey(
                            call.home(),
                            target.machine().name().text(),
                            StartExecution.name(call))));
  }

  /** One that has the name is either the answer or the reason of a refusal. */
  private Future<Boolean> isFree(ExecutionKey key) {
    return context.histories().describe(key, false).map(there -> there == null);
  }

  /** Whether a valid RedriveExecution opens one. Fails where there is no such execution. */
  public Future<Boolean> byRedrive(ActionCall call) {
    return ExecutionArn.find(context, call, false)
        .compose(
            summary ->
                RedriveExecution.known(context, call, summary.progress().redrives()) == null
                    ? RedriveStatus.of(context, summary).map(status -> status.refusal() == null)
                    : Future.succeededFuture(false));
  }
}
