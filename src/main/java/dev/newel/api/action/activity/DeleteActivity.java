package dev.newel.api.action.activity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import dev.newel.aws.Arn;
import dev.newel.aws.Name;
import io.vertx.core.Future;

/**
 * Deletes an activity; one that is not there is no error.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_DeleteActivity.html">DeleteActivity</a>
 */
public record DeleteActivity(ActionContext context) implements Action {

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    Arn.Activity arn = Arn.parse(call.input().path("activityArn").textValue(), Arn.Activity.class);
    Future<Void> deleted =
        call.isHere(arn)
            ? context.catalog().deleteActivity(new Name(arn.home(), arn.name()))
            : Future.succeededFuture();
    return deleted.map(nothing -> ActionContext.object());
  }
}
