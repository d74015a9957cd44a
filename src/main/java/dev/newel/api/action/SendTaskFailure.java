package dev.newel.api.action;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.Action;
import dev.newel.api.ActionCall;
import dev.newel.engine.core.Stimulus;
import io.vertx.core.Future;

/**
 * Ends a task with an error.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskFailure.html">SendTaskFailure</a>
 */
record SendTaskFailure(TaskAnswers answers) implements Action {

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    TaskToken token = answers.token(call);
    return answers.deliver(
        call,
        token,
        new Stimulus.TaskFailed(
            token.frame(),
            token.nonce(),
            call.input().path("error").textValue(),
            call.input().path("cause").textValue()));
  }
}
