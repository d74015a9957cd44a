package dev.newel.api.action.tag;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import io.vertx.core.Future;

/**
 * Lists the tags of a resource.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListTagsForResource.html">ListTagsForResource</a>
 */
public record ListTagsForResource(ActionContext context) implements Action {

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    return TaggedResource.of(context, call)
        .read()
        .map(tags -> ActionContext.object().set("tags", tags.list()));
  }
}
