package dev.newel.api.action.activity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.token.TaskToken;
import io.vertx.core.Future;

/**
 * Ends a task with an error.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskFailure.html">SendTaskFailure</a>
 */
public record SendTaskFailure(TaskAnswers answers) implements Action {

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
