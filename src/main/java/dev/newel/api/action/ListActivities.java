package dev.newel.api.action;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.Action;
import dev.newel.api.ActionCall;
import dev.newel.store.Catalog.Activity;
import io.vertx.core.Future;
import java.util.List;

/**
 * Lists the activities by name.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListActivities.html">ListActivities</a>
 */
record ListActivities(Server server) implements Action {

  private static final String LIST = "activities";

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    Page page = Page.of(call.input(), LIST, server.signature());
    return server
        .catalog()
        .activities(page.after(), page.size() + 1)
        .map(found -> answer(page, found));
  }

  private ObjectNode answer(Page page, List<Activity> found) {
    ObjectNode answer = Server.object();
    ArrayNode list = answer.putArray(LIST);
    page.cut(found, Activity::name, LIST, server.signature(), answer)
        .forEach(activity -> list.add(DescribeActivity.summary(server, activity)));
    return answer;
  }
}
