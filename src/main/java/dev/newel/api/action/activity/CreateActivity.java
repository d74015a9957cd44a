package dev.newel.api.action.activity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import dev.newel.api.action.Encryption;
import dev.newel.api.action.Tags;
import dev.newel.api.action.WireTime;
import dev.newel.asl.data.Json;
import dev.newel.aws.Name;
import dev.newel.aws.ResourceName;
import dev.newel.aws.ServiceError.ActivityAlreadyExists;
import dev.newel.aws.ServiceException;
import dev.newel.store.Catalog.Activity;
import io.vertx.core.Future;
import java.util.Objects;

/**
 * Creates an activity, or gives the one that has the name, and the same key.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateActivity.html">CreateActivity</a>
 */
public record CreateActivity(ActionContext context) implements Action {

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    String given = call.input().path("name").textValue();
    ResourceName.check(given);
    Name name = new Name(call.home(), given);
    String arn = ActionContext.activityArn(name);
    String tags = Tags.of(call.input(), arn);
    ObjectNode encryption = Encryption.of(call.input());
    String key = encryption == null ? null : Json.write(encryption);
    return context
        .catalog()
        .createActivity(new Activity(name, context.clock().millis(), tags, key))
        .map(
            activity -> {
              if (!Objects.equals(activity.encryption(), key)) {
                throw new ServiceException(new ActivityAlreadyExists(arn));
              }
              ObjectNode answer = ActionContext.object().put("activityArn", arn);
              answer.set("creationDate", WireTime.seconds(activity.creationTime()));
              return answer;
            });
  }
}
