package dev.newel.api.action.activity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import dev.newel.engine.message.EngineRequest;
import dev.newel.token.TaskToken;
import io.vertx.core.Future;

/**
 * Says that a worker still works on its task. It leaves no event, and never extends TimeoutSeconds.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskHeartbeat.html">SendTaskHeartbeat</a>
 */
public record SendTaskHeartbeat(TaskAnswers answers) implements Action {

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    TaskToken token = answers.token(call);
    return answers
        .context()
        .engines()
        .heartbeat(new EngineRequest.Heartbeat(token.execution(), token.frame(), token.nonce()))
        .map(
            reply -> {
              if (!TaskAnswers.isAccepted(reply)) {
                throw TaskAnswers.gone(reply);
              }
              return ActionContext.object();
            });
  }
}
