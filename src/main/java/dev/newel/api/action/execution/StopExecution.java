package dev.newel.api.action.execution;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import dev.newel.api.action.WireTime;
import dev.newel.engine.message.EngineReply;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.start.ExecutionKey;
import io.vertx.core.Future;

/**
 * Stops an execution. One that has ended stays as it is, and its own stop date is the answer.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_StopExecution.html">StopExecution</a>
 */
public record StopExecution(ActionContext context) implements Action {

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    ExecutionKey key = ExecutionArn.key(call);
    Stimulus stop =
        new Stimulus.Stopped(
            call.input().path("error").textValue(), call.input().path("cause").textValue());
    return context
        .engines()
        .deliver(key, stop, call.invocationId())
        .map(reply -> answer(call, reply));
  }

  private static ObjectNode answer(ActionCall call, EngineReply reply) {
    if (reply instanceof EngineReply.Delivered delivered) {
      Ending ending = delivered.progress().ending();
      if (ending != null) {
        ObjectNode answer = ActionContext.object();
        answer.set("stopDate", WireTime.seconds(ending.stopTime()));
        return answer;
      }
    }
    throw ActionContext.unexpected(reply, ExecutionArn.missing(call));
  }
}
