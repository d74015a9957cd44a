package dev.newel.api.action.maprun;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import dev.newel.api.action.MapRunArn;
import dev.newel.aws.ServiceError.ValidationException;
import dev.newel.aws.ServiceException;
import dev.newel.engine.message.EngineReply;
import dev.newel.interpreter.model.Outcome;
import dev.newel.interpreter.model.Stimulus;
import io.vertx.core.Future;

/**
 * Changes what a Map Run that goes on may do.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_UpdateMapRun.html">UpdateMapRun</a>
 */
public record UpdateMapRun(ActionContext context) implements Action {

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    JsonNode concurrency = call.input().path("maxConcurrency");
    JsonNode failures = call.input().path("toleratedFailureCount");
    JsonNode percentage = call.input().path("toleratedFailurePercentage");
    Stimulus update =
        new Stimulus.MapRunUpdated(
            concurrency.isMissingNode() ? null : concurrency.longValue(),
            failures.isMissingNode() ? null : failures.longValue(),
            percentage.isMissingNode() ? null : percentage.doubleValue());
    return context
        .engines()
        .deliver(MapRunArn.name(call).key(), update, null)
        .map(reply -> answer(call, reply));
  }

  private static ObjectNode answer(ActionCall call, EngineReply reply) {
    if (!(reply instanceof EngineReply.Delivered delivered)) {
      throw ActionContext.unexpected(reply, MapRunArn.missing(call));
    }
    if (delivered.outcome() != Outcome.ACCEPTED) {
      throw new ServiceException(
          new ValidationException(
              "Map Run is " + delivered.progress().status() + " and cannot be updated", null));
    }
    return ActionContext.object();
  }
}
