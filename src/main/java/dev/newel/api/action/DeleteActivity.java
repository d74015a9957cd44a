package dev.newel.api.action;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.Action;
import dev.newel.api.ActionCall;
import dev.newel.bus.Arn;
import io.vertx.core.Future;

/**
 * Deletes an activity; one that is not there is no error.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_DeleteActivity.html">DeleteActivity</a>
 */
record DeleteActivity(Server server) implements Action {

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    Arn.Activity arn = Arn.parse(call.input().path("activityArn").textValue(), Arn.Activity.class);
    Future<Void> deleted =
        server.isHere(arn) ? server.catalog().deleteActivity(arn.name()) : Future.succeededFuture();
    return deleted.map(nothing -> Server.object());
  }
}
