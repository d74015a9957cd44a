package dev.newel.api.action.activity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import dev.newel.api.action.Page;
import dev.newel.store.Catalog.Activity;
import io.vertx.core.Future;
import java.util.List;

/**
 * Lists the activities by name.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListActivities.html">ListActivities</a>
 */
public record ListActivities(ActionContext context) implements Action {

  private static final String LIST = "activities";

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    Page page = Page.of(call, LIST, context.signature());
    return context
        .catalog()
        .activities(call.home(), page.after(), page.size() + 1)
        .map(found -> answer(page, found));
  }

  private ObjectNode answer(Page page, List<Activity> found) {
    ObjectNode answer = ActionContext.object();
    ArrayNode list = answer.putArray(LIST);
    page.cut(found, each -> each.name().text(), context.signature(), answer)
        .forEach(activity -> list.add(DescribeActivity.summary(activity)));
    return answer;
  }
}
