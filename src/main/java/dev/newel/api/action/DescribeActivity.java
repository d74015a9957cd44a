package dev.newel.api.action;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.Action;
import dev.newel.api.ActionCall;
import dev.newel.api.WireTime;
import dev.newel.bus.Arn;
import dev.newel.bus.ServiceError.ActivityDoesNotExist;
import dev.newel.bus.ServiceException;
import dev.newel.store.Catalog.Activity;
import io.vertx.core.Future;

/**
 * Describes an activity.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeActivity.html">DescribeActivity</a>
 */
record DescribeActivity(Server server) implements Action {

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    Arn.Activity arn = arn(server, call);
    return server
        .cached()
        .activity(arn.name())
        .map(
            activity ->
                summary(server, Server.found(activity, new ActivityDoesNotExist(arn.text()))));
  }

  /**
   * The activity that a call names.
   *
   * @throws ServiceException with InvalidArn, or with ActivityDoesNotExist for one of elsewhere
   */
  static Arn.Activity arn(Server server, ActionCall call) {
    Arn.Activity arn = Arn.parse(call.input().path("activityArn").textValue(), Arn.Activity.class);
    if (!server.isHere(arn)) {
      throw new ServiceException(new ActivityDoesNotExist(arn.text()));
    }
    return arn;
  }

  static ObjectNode summary(Server server, Activity activity) {
    ObjectNode summary =
        Server.object()
            .put("activityArn", server.activityArn(activity.name()))
            .put("name", activity.name());
    summary.set("creationDate", WireTime.seconds(activity.creationTime()));
    return summary;
  }
}
