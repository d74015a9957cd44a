package dev.newel.api.quota;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.aws.ServiceError.ActivityWorkerLimitExceeded;
import dev.newel.aws.ServiceException;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many polls of an activity may wait at once in this instance.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetActivityTask.html">
 *     GetActivityTask</a>
 */
public final class PollLimit implements Action {

  private static final String POLL = "GetActivityTask";

  private final Action action;
  private final int most;
  private final Map<String, Integer> waiting;

  private PollLimit(Action action, int most, Map<String, Integer> waiting) {
    this.action = action;
    this.most = most;
    this.waiting = waiting;
  }

  /** What polls have in common, whichever event loop they are on. */
  public static final class Waiting {
    private final Map<String, Integer> byActivity = new ConcurrentHashMap<>();
  }

  /** The same actions with polls limited. */
  public static Map<String, Action> of(Map<String, Action> actions, int most, Waiting waiting) {
    Map<String, Action> limited = new HashMap<>(actions);
    limited.computeIfPresent(
        POLL, (name, action) -> new PollLimit(action, most, waiting.byActivity));
    return limited;
  }

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    String activity = call.input().path("activityArn").asText();
    int count = waiting.merge(activity, 1, Integer::sum);
    if (count > most) {
      end(activity);
      return Future.failedFuture(
          new ServiceException(
              new ActivityWorkerLimitExceeded(
                  "Activity Worker Limit Exceeded: '" + most + " polls wait for it'")));
    }
    try {
      return action.perform(call).onComplete(answered -> end(activity));
    } catch (RuntimeException e) {
      end(activity);
      throw e;
    }
  }

  private void end(String activity) {
    waiting.computeIfPresent(activity, (same, count) -> count == 1 ? null : count - 1);
  }
}
