package dev.newel.api.action;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.ActionCall;
import dev.newel.bus.EngineReply;
import dev.newel.bus.ServiceError.TaskTimedOut;
import dev.newel.bus.ServiceException;
import dev.newel.engine.core.Outcome;
import dev.newel.engine.core.Stimulus;
import io.vertx.core.Future;

/** What workers say of their tasks, on its way to the execution. */
record TaskAnswers(Server server) {

  /** The task that a call's token names. */
  TaskToken token(ActionCall call) {
    return TaskToken.parse(call.input().path("taskToken").textValue(), server.signature());
  }

  /** Hands the answer over; a repeat of a call whose answer was lost is answered like the first. */
  Future<ObjectNode> deliver(ActionCall call, TaskToken token, Stimulus answer) {
    return server
        .engines()
        .deliver(token.execution(), answer, call.invocationId())
        .compose(
            reply -> {
              if (isTaken(reply)) {
                return Future.succeededFuture(Server.object());
              }
              if (call.invocationId() == null) {
                throw gone(reply);
              }
              return server
                  .histories()
                  .hasAnswered(token.execution(), call.invocationId())
                  .map(
                      answered -> {
                        if (!answered) {
                          throw gone(reply);
                        }
                        return Server.object();
                      });
            });
  }

  static boolean isTaken(EngineReply reply) {
    return reply instanceof EngineReply.Delivered delivered && delivered.outcome() == Outcome.TAKEN;
  }

  static ServiceException gone(EngineReply reply) {
    return reply instanceof EngineReply.Delivered
        ? new ServiceException(TaskTimedOut.GONE)
        : Server.unexpected(reply, TaskTimedOut.GONE);
  }
}
