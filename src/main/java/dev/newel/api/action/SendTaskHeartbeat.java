package dev.newel.api.action;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.Action;
import dev.newel.api.ActionCall;
import dev.newel.bus.EngineRequest;
import io.vertx.core.Future;

/**
 * Says that a worker still works on its task. It leaves no event, and never extends TimeoutSeconds.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskHeartbeat.html">SendTaskHeartbeat</a>
 */
record SendTaskHeartbeat(TaskAnswers answers) implements Action {

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    TaskToken token = answers.token(call);
    return answers
        .server()
        .engines()
        .heartbeat(new EngineRequest.Heartbeat(token.execution(), token.frame(), token.nonce()))
        .map(
            reply -> {
              if (!TaskAnswers.isTaken(reply)) {
                throw TaskAnswers.gone(reply);
              }
              return Server.object();
            });
  }
}
