package dev.newel.api.action.execution;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import dev.newel.api.action.WireTime;
import dev.newel.aws.ServiceError.ExecutionNotRedrivable;
import dev.newel.aws.ServiceException;
import dev.newel.engine.message.EngineReply;
import dev.newel.interpreter.model.Outcome;
import dev.newel.interpreter.model.Redrives;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.start.ExecutionKey;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/**
 * Has an execution go on that has failed, timed out or was stopped. A call with a token that has
 * redriven it before gets the same answer, whatever has become of the execution since. What a Map
 * Run has started goes on with that alone.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_RedriveExecution.html">RedriveExecution</a>
 */
public record RedriveExecution(ActionContext context) implements Action {

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    ExecutionKey key = ExecutionArn.key(call);
    if (!key.machine().equals(key.machineName().text())) {
      return refuse(call);
    }
    return context
        .engines()
        .deliver(key, new Stimulus.Redriven(token(call)), null)
        .compose(reply -> answer(call, reply));
  }

  /** What an SDK repeats it repeats with its token; who sends none may have an id for the call. */
  private static @Nullable String token(ActionCall call) {
    String given = call.input().path("clientToken").textValue();
    return given == null ? call.invocationId() : given;
  }

  private Future<ObjectNode> answer(ActionCall call, EngineReply reply) {
    if (!(reply instanceof EngineReply.Delivered delivered)) {
      throw ActionContext.unexpected(reply, ExecutionArn.missing(call));
    }
    Redrives redrives = delivered.progress().redrives();
    if (delivered.outcome() == Outcome.ACCEPTED) {
      return Future.succeededFuture(answer(redrives.time()));
    }
    Redrives.Call known = known(context, call, redrives);
    return known == null ? refuse(call) : Future.succeededFuture(answer(known.time()));
  }

  /** The redrive that this call is a repeat of; null for none. */
  static Redrives.@Nullable Call known(ActionContext context, ActionCall call, Redrives redrives) {
    return redrives.call(token(call), context.clock().millis());
  }

  private static ObjectNode answer(long redriveTime) {
    ObjectNode answer = ActionContext.object();
    answer.set("redriveDate", WireTime.seconds(redriveTime));
    return answer;
  }

  private Future<ObjectNode> refuse(ActionCall call) {
    return ExecutionArn.find(context, call, false)
        .compose(
            summary ->
                RedriveStatus.of(context, summary)
                    .compose(
                        status ->
                            Future.failedFuture(
                                new ServiceException(
                                    new ExecutionNotRedrivable(
                                        summary.start().executionArn(), status.reason())))));
  }
}
