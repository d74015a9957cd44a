package dev.newel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.aws.ServiceError.ThrottlingException;
import dev.newel.aws.ServiceException;
import dev.newel.ops.Pressure;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Refuses what would be new where there is no room for it. All other actions are let through. */
record GuardedStarts(Action action, Pressure pressure) implements Action {

  /** What adds to what is kept, and is not needed for what runs to go on. */
  private static final Pattern NEW =
      Pattern.compile("Start(Sync)?Execution|RedriveExecution|Create\\w+|Publish\\w+|TestState");

  /** The same actions, with those guarded that begin something. */
  static Map<String, Action> of(Map<String, Action> actions, Pressure pressure) {
    Map<String, Action> guarded = new HashMap<>(actions);
    guarded.replaceAll(
        (name, action) ->
            NEW.matcher(name).matches() ? new GuardedStarts(action, pressure) : action);
    return guarded;
  }

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    if (pressure.isHigh()) {
      pressure.refused();
      return Future.failedFuture(
          new ServiceException(
              new ThrottlingException(
                  "This server has little memory left. Please try again later.")));
    }
    return action.perform(call);
  }
}
