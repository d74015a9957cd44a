package dev.newel.api.quota;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.aws.ServiceError;
import dev.newel.aws.ServiceError.ActivityWorkerLimitExceeded;
import dev.newel.aws.ServiceError.ThrottlingException;
import dev.newel.aws.ServiceException;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How many polls may wait at once in this instance: of an activity, as AWS limits them, and of a
 * client, each of whose polls holds a connection and memory.
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
  private final Function<ActionCall, @Nullable String> of;
  private final ServiceError error;

  private PollLimit(
      Action action,
      int most,
      Waiting waiting,
      Function<ActionCall, @Nullable String> of,
      ServiceError error) {
    this.action = action;
    this.most = most;
    this.waiting = waiting.counts;
    this.of = of;
    this.error = error;
  }

  /** What polls have in common, whichever event loop they are on. */
  public static final class Waiting {
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
  }

  /** The same actions with polls of each activity limited. */
  public static Map<String, Action> ofActivities(
      Map<String, Action> actions, int most, Waiting waiting) {
    ServiceError error =
        new ActivityWorkerLimitExceeded(
            "Activity Worker Limit Exceeded: '" + most + " polls wait for it'");
    return limited(
        actions,
        poll ->
            new PollLimit(
                poll, most, waiting, call -> call.input().path("activityArn").asText(), error));
  }

  /**
   * The same actions with polls of each client limited: of each key that calls are signed with,
   * else of each address that they come from. Whoever is in the process, or in its cluster, is not.
   */
  public static Map<String, Action> ofClients(
      Map<String, Action> actions, int most, Waiting waiting) {
    ServiceError error =
        new ThrottlingException(
            "This client has as many polls under way as it may have (" + most + ")");
    return limited(actions, poll -> new PollLimit(poll, most, waiting, PollLimit::client, error));
  }

  private static Map<String, Action> limited(
      Map<String, Action> actions, Function<Action, Action> limit) {
    Map<String, Action> limited = new HashMap<>(actions);
    limited.computeIfPresent(POLL, (name, action) -> limit.apply(action));
    return limited;
  }

  private static @Nullable String client(ActionCall call) {
    String key = call.caller().accessKeyId();
    if (key != null) {
      return key;
    }
    String address = call.client().address();
    if (address == null) {
      return null;
    }
    int port = address.lastIndexOf(':');
    return port < 0 ? address : address.substring(0, port);
  }

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    String one = of.apply(call);
    return one == null ? action.perform(call) : perform(call, one);
  }

  private Future<ObjectNode> perform(ActionCall call, String one) {
    int count = waiting.merge(one, 1, Integer::sum);
    if (count > most) {
      end(one);
      return Future.failedFuture(new ServiceException(error));
    }
    try {
      return action.perform(call).onComplete(answered -> end(one));
    } catch (RuntimeException e) {
      end(one);
      throw e;
    }
  }

  private void end(String one) {
    waiting.computeIfPresent(one, (same, count) -> count == 1 ? null : count - 1);
  }
}
