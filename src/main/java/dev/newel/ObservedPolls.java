package dev.newel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.aws.Arn;
import dev.newel.aws.Name;
import dev.newel.aws.ServiceException;
import dev.newel.console.activity.ActivityBook;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps in a book which workers poll, as nobody else remembers it. */
record ObservedPolls(Action action, ActivityBook book) implements Action {

  private static final String POLL = "GetActivityTask";

  /** The same actions with polls observed. */
  static Map<String, Action> of(Map<String, Action> actions, ActivityBook book) {
    Map<String, Action> observed = new HashMap<>(actions);
    observed.computeIfPresent(POLL, (name, action) -> new ObservedPolls(action, book));
    return observed;
  }

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    Name activity = activity(call);
    if (activity == null) {
      return action.perform(call);
    }
    String worker = call.input().path("workerName").textValue();
    Future<ObjectNode> answer = action.perform(call);
    book.polled(activity, worker);
    return answer.onComplete(
        answered -> book.answered(activity, worker, answered.cause() instanceof ServiceException));
  }

  private static @Nullable Name activity(ActionCall call) {
    try {
      Arn.Activity arn = Arn.parse(call.input().path("activityArn").asText(), Arn.Activity.class);
      return call.isHere(arn) ? new Name(arn.home(), arn.name()) : null;
    } catch (ServiceException e) {
      return null; // the action says what is wrong with it
    }
  }
}
