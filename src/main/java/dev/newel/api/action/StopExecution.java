package dev.newel.api.action;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.Action;
import dev.newel.api.ActionCall;
import dev.newel.api.WireTime;
import dev.newel.bus.EngineReply;
import dev.newel.engine.core.Ending;
import dev.newel.engine.core.ExecutionKey;
import dev.newel.engine.core.Stimulus;
import io.vertx.core.Future;

/**
 * Stops an execution. One that has ended stays as it is, and its own stop date is the answer.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_StopExecution.html">StopExecution</a>
 */
record StopExecution(Server server) implements Action {

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    ExecutionKey key = ExecutionArn.key(server, call);
    Stimulus stop =
        new Stimulus.Stopped(
            call.input().path("error").textValue(), call.input().path("cause").textValue());
    return server
        .engines()
        .deliver(key, stop, call.invocationId())
        .map(reply -> answer(call, reply));
  }

  private static ObjectNode answer(ActionCall call, EngineReply reply) {
    if (reply instanceof EngineReply.Delivered delivered) {
      Ending ending = delivered.progress().ending();
      if (ending != null) {
        ObjectNode answer = Server.object();
        answer.set("stopDate", WireTime.seconds(ending.stopTime()));
        return answer;
      }
    }
    throw Server.unexpected(reply, ExecutionArn.missing(call));
  }
}
