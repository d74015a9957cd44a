package dev.newel.api.action.release;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import dev.newel.aws.Arn;
import io.vertx.core.Future;

/**
 * Deletes an alias; one that is not there is no error. Executions that it has started go on.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_DeleteStateMachineAlias.html">DeleteStateMachineAlias</a>
 */
public record DeleteStateMachineAlias(ActionContext context) implements Action {

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    Arn.StateMachine arn = ReleaseArn.alias(call);
    Future<Void> deleted =
        call.isHere(arn)
            ? context
                .catalog()
                .releases()
                .deleteAlias(ReleaseArn.machine(arn), ReleaseArn.qualifier(arn))
            : Future.succeededFuture();
    return deleted.map(nothing -> ActionContext.object());
  }
}
