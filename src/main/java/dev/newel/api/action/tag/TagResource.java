package dev.newel.api.action.tag;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import io.vertx.core.Future;

/**
 * Adds tags to a resource. One whose key is there already gets the new value.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_TagResource.html">TagResource</a>
 */
public record TagResource(ActionContext context) implements Action {

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    TaggedResource resource = TaggedResource.of(context, call);
    JsonNode added = call.input().path("tags");
    return resource
        .change(tags -> tags.with(added, resource.arn().text()))
        .map(tags -> ActionContext.object());
  }
}
