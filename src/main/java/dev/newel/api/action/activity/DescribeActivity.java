package dev.newel.api.action.activity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import dev.newel.api.action.WireTime;
import dev.newel.aws.Arn;
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
    Arn.Activity arn = arn(context, call);
    return context
        .cached()
        .activity(arn.name())
        .map(
            activity ->
                summary(
                    context, ActionContext.found(activity, new ActivityDoesNotExist(arn.text()))));
  }

  /**
   * The activity that a call names.
   *
   * @throws ServiceException with InvalidArn, or with ActivityDoesNotExist for one of elsewhere
   */
  static Arn.Activity arn(ActionContext context, ActionCall call) {
    Arn.Activity arn = Arn.parse(call.input().path("activityArn").textValue(), Arn.Activity.class);
    if (!context.isHere(arn)) {
      throw new ServiceException(new ActivityDoesNotExist(arn.text()));
    }
    return arn;
  }

  static ObjectNode summary(ActionContext context, Activity activity) {
    ObjectNode summary =
        ActionContext.object()
            .put("activityArn", context.activityArn(activity.name()))
            .put("name", activity.name());
    summary.set("creationDate", WireTime.seconds(activity.creationTime()));
    return summary;
  }
}
