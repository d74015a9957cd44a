package dev.newel.api.action.activity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.PayloadText;
import dev.newel.asl.data.Json;
import dev.newel.aws.ServiceError.InvalidOutput;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.token.TaskToken;
import io.vertx.core.Future;

/**
 * Ends a task with its result. An output that is not JSON leaves the task open.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html">SendTaskSuccess</a>
 */
public record SendTaskSuccess(TaskAnswers answers) implements Action {

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    TaskToken token = answers.token(call);
    Json output = PayloadText.parse(call.input().path("output").textValue(), InvalidOutput::new);
    return answers.deliver(
        call, token, new Stimulus.TaskSucceeded(token.frame(), token.nonce(), output));
  }
}
