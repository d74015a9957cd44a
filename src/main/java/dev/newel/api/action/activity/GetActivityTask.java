package dev.newel.api.action.activity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import dev.newel.aws.Arn;
import dev.newel.aws.ServiceError.ActivityDoesNotExist;
import dev.newel.engine.message.EngineReply;
import dev.newel.engine.message.EngineRequest;
import io.vertx.core.Future;

/**
 * Waits for a task of an activity, for 60 s. An answer without a token says that there is none.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetActivityTask.html">GetActivityTask</a>
 */
public record GetActivityTask(ActionContext context) implements Action {

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    Arn.Activity arn = DescribeActivity.arn(context, call);
    return context
        .cached()
        .activity(arn.name())
        .compose(
            activity -> {
              ActionContext.found(activity, new ActivityDoesNotExist(arn.text()));
              return poll(arn, call);
            });
  }

  private Future<ObjectNode> poll(Arn.Activity arn, ActionCall call) {
    return context
        .engines()
        .poll(
            new EngineRequest.Poll(
                arn.name(),
                call.input().path("workerName").textValue(),
                call::isClientGone,
                call::onClientGone))
        .map(reply -> answer(arn, reply));
  }

  private ObjectNode answer(Arn.Activity arn, EngineReply reply) {
    if (reply instanceof EngineReply.Task task) {
      TaskToken token = new TaskToken(task.execution(), task.frame(), task.nonce());
      return ActionContext.object()
          .put("taskToken", token.text(context.signature()))
          .put("input", task.input().text());
    } else if (reply instanceof EngineReply.NoTask) {
      return ActionContext.object();
    }
    throw ActionContext.unexpected(reply, new ActivityDoesNotExist(arn.text()));
  }
}
