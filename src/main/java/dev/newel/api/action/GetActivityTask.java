package dev.newel.api.action;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.Action;
import dev.newel.api.ActionCall;
import dev.newel.bus.Arn;
import dev.newel.bus.EngineReply;
import dev.newel.bus.EngineRequest;
import dev.newel.bus.ServiceError.ActivityDoesNotExist;
import io.vertx.core.Future;

/**
 * Waits for a task of an activity, for 60 s. An answer without a token says that there is none.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetActivityTask.html">GetActivityTask</a>
 */
record GetActivityTask(Server server) implements Action {

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    Arn.Activity arn = DescribeActivity.arn(server, call);
    return server
        .cached()
        .activity(arn.name())
        .compose(
            activity -> {
              Server.found(activity, new ActivityDoesNotExist(arn.text()));
              return poll(arn, call);
            });
  }

  private Future<ObjectNode> poll(Arn.Activity arn, ActionCall call) {
    return server
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
      return Server.object()
          .put("taskToken", token.text(server.signature()))
          .put("input", task.input().text());
    } else if (reply instanceof EngineReply.NoTask) {
      return Server.object();
    }
    throw Server.unexpected(reply, new ActivityDoesNotExist(arn.text()));
  }
}
