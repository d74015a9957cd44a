package dev.newel.api.action.machine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import dev.newel.aws.Arn;
import dev.newel.aws.Name;
import io.vertx.core.Future;

/**
 * Deletes a state machine; one that is not there is no error. While executions run it is there as
 * DELETING, and nothing can be started or updated. They fail when they are to enter another state;
 * the revision that they are pinned to stays readable.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_DeleteStateMachine.html">DeleteStateMachine</a>
 */
public record DeleteStateMachine(ActionContext context) implements Action {

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    Arn.StateMachine arn = MachineArn.parse(call);
    Future<Void> deleted =
        call.isHere(arn) && arn.qualifier() == null
            ? context.catalog().deleteMachine(new Name(arn.home(), arn.name()))
            : Future.succeededFuture();
    return deleted.map(nothing -> ActionContext.object());
  }
}
