package dev.newel.api.action.activity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import dev.newel.api.action.Encryption;
import dev.newel.api.action.WireTime;
import dev.newel.asl.data.Json;
import dev.newel.aws.Arn;
import dev.newel.aws.Name;
import dev.newel.aws.ServiceError.ActivityDoesNotExist;
import dev.newel.aws.ServiceException;
import dev.newel.store.Catalog.Activity;
import io.vertx.core.Future;

/**
 * Describes an activity.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeActivity.html">DescribeActivity</a>
 */
public record DescribeActivity(ActionContext context) implements Action {

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    return context
        .cached()
        .activity(name(call))
        .map(activity -> answer(ActionContext.found(activity, missing(call))));
  }

  private static ObjectNode answer(Activity activity) {
    ObjectNode answer = summary(activity);
    if (activity.encryption() != null) {
      answer.set(Encryption.NAME, Json.ofTrusted(activity.encryption()).node());
    }
    return answer;
  }

  /**
   * The activity that a call names.
   *
   * @throws ServiceException with InvalidArn, or with ActivityDoesNotExist for one of elsewhere
   */
  static Name name(ActionCall call) {
    Arn.Activity arn = Arn.parse(given(call), Arn.Activity.class);
    if (!call.isHere(arn)) {
      throw new ServiceException(missing(call));
    }
    return new Name(arn.home(), arn.name());
  }

  static ActivityDoesNotExist missing(ActionCall call) {
    return new ActivityDoesNotExist(given(call));
  }

  private static String given(ActionCall call) {
    return call.input().path("activityArn").textValue();
  }

  static ObjectNode summary(Activity activity) {
    ObjectNode summary =
        ActionContext.object()
            .put("activityArn", ActionContext.activityArn(activity.name()))
            .put("name", activity.name().text());
    summary.set("creationDate", WireTime.seconds(activity.creationTime()));
    return summary;
  }
}
