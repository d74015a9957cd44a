package dev.newel.api.action;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.Action;
import dev.newel.api.ActionCall;
import dev.newel.api.ResourceName;
import dev.newel.api.WireTime;
import dev.newel.store.Catalog.Activity;
import io.vertx.core.Future;

/**
 * Creates an activity, or gives the one that has the name.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateActivity.html">CreateActivity</a>
 */
record CreateActivity(Server server) implements Action {

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    String name = call.input().path("name").textValue();
    ResourceName.check(name);
    String tags = Tags.of(call.input(), server.activityArn(name));
    return server
        .catalog()
        .createActivity(new Activity(name, server.clock().millis(), tags))
        .map(
            activity -> {
              ObjectNode answer = Server.object().put("activityArn", server.activityArn(name));
              answer.set("creationDate", WireTime.seconds(activity.creationTime()));
              return answer;
            });
  }
}
