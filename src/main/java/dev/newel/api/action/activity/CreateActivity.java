package dev.newel.api.action.activity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import dev.newel.api.action.ResourceName;
import dev.newel.api.action.Tags;
import dev.newel.api.action.WireTime;
import dev.newel.store.Catalog.Activity;
import io.vertx.core.Future;

/**
 * Creates an activity, or gives the one that has the name.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateActivity.html">CreateActivity</a>
 */
public record CreateActivity(ActionContext context) implements Action {

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    String name = call.input().path("name").textValue();
    ResourceName.check(name);
    String tags = Tags.of(call.input(), context.activityArn(name));
    return context
        .catalog()
        .createActivity(new Activity(name, context.clock().millis(), tags))
        .map(
            activity -> {
              ObjectNode answer =
                  ActionContext.object().put("activityArn", context.activityArn(name));
              answer.set("creationDate", WireTime.seconds(activity.creationTime()));
              return answer;
            });
  }
}
