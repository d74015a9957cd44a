package dev.newel.api.action.activity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import dev.newel.aws.ServiceError.TaskTimedOut;
import dev.newel.aws.ServiceException;
import dev.newel.engine.message.EngineReply;
import dev.newel.interpreter.model.Outcome;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.token.TaskToken;
import io.vertx.core.Future;

/** What workers say of their tasks, on its way to the execution. */
public record TaskAnswers(ActionContext context) {

  /** The task that a call's token names. */
  TaskToken token(ActionCall call) {
    return TaskToken.parse(
        call.home(), call.input().path("taskToken").textValue(), context.signature());
  }

  /** Hands the answer over; a repeat of a call whose answer was lost is answered like the first. */
  Future<ObjectNode> deliver(ActionCall call, TaskToken token, Stimulus answer) {
    return context
        .engines()
        .deliver(token.execution(), answer, call.invocationId())
        .compose(
            reply -> {
              if (isAccepted(reply)) {
                return Future.succeededFuture(ActionContext.object());
              }
              if (call.invocationId() == null) {
                throw gone(reply);
              }
              return context
                  .histories()
                  .hasAnswered(token.execution(), call.invocationId())
                  .map(
                      answered -> {
                        if (!answered) {
                          throw gone(reply);
                        }
                        return ActionContext.object();
                      });
            });
  }

  static boolean isAccepted(EngineReply reply) {
    return reply instanceof EngineReply.Delivered delivered
        && delivered.outcome() == Outcome.ACCEPTED;
  }

  static ServiceException gone(EngineReply reply) {
    return reply instanceof EngineReply.Delivered
        ? new ServiceException(TaskTimedOut.GONE)
        : ActionContext.unexpected(reply, TaskTimedOut.GONE);
  }
}
