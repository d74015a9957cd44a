package dev.newel.api.action.activity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import dev.newel.aws.Name;
import dev.newel.engine.message.EngineReply;
import dev.newel.engine.message.EngineRequest;
import dev.newel.store.Catalog.Activity;
import dev.newel.task.TaskTrace;
import dev.newel.token.TaskToken;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/**
 * Waits for a task of an activity, for 60 s. An answer without a token says that there is none.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetActivityTask.html">GetActivityTask</a>
 */
public record GetActivityTask(ActionContext context) implements Action {

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    Name name = DescribeActivity.name(call);
    return context
        .cached()
        .activity(name)
        .compose(
            activity -> {
              Activity found = ActionContext.found(activity, DescribeActivity.missing(call));
              return poll(found, call);
            });
  }

  private Future<ObjectNode> poll(Activity activity, ActionCall call) {
    return context
        .engines()
        .poll(
            new EngineRequest.Poll(
                activity.name(),
                activity.creationTime(),
                call.input().path("workerName").textValue(),
                call::isClientGone,
                call::onClientGone,
                call.client().presence()))
        .map(reply -> answer(call, reply));
  }

  private ObjectNode answer(ActionCall call, EngineReply reply) {
    if (reply instanceof EngineReply.Task task) {
      EngineReply.TaskOrigin origin = task.origin();
      tell(call, context.traces().of(origin.execution(), origin.enteredEvent()));
      TaskToken token = new TaskToken(origin.execution().key(), task.frame(), task.nonce());
      return ActionContext.object()
          .put("taskToken", token.text(context.signature()))
          .put("input", task.input().text());
    } else if (reply instanceof EngineReply.NoTask) {
      return ActionContext.object();
    }
    throw ActionContext.unexpected(reply, DescribeActivity.missing(call));
  }

  /**
   * AWS's answer has no member for a trace; a worker that looks for one finds it in its headers.
   */
  private static void tell(ActionCall call, @Nullable TaskTrace trace) {
    if (trace != null) {
      trace.tell(call.client()::tell);
    }
  }
}
