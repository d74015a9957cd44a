package dev.newel.api.action.tag;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes tags from a resource; keys that it does not have are no error.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_UntagResource.html">UntagResource</a>
 */
public record UntagResource(ActionContext context) implements Action {

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    List<String> keys = new ArrayList<>();
    call.input().path("tagKeys").forEach(key -> keys.add(key.textValue()));
    return TaggedResource.of(context, call)
        .change(tags -> tags.without(keys))
        .map(tags -> ActionContext.object());
  }
}
