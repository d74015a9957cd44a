package dev.newel.api.quota;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.aws.Home;
import dev.newel.aws.ServiceError;
import dev.newel.aws.ServiceException;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * How much of something an account may have in a region before an action makes no more of it. A
 * call that would make no more of it anyway is performed, however much there is.
 */
public final class CountLimit implements Action {

  private final Action action;
  private final Limit limit;

  private CountLimit(Action action, Limit limit) {
    this.action = action;
    this.limit = limit;
  }

  /**
   * A limit.
   *
   * @param count how much there is
   * @param adds whether a valid call adds one; asked only where there is no room for it
   * @param error of the call that wants more
   */
  public record Limit(
      int most,
      Function<Home, Future<Long>> count,
      Function<ActionCall, Future<Boolean>> adds,
      Function<String, ServiceError> error) {

    private Future<Void> check(ActionCall call) {
      return count
          .apply(call.home())
          .compose(there -> there < most ? Future.succeededFuture() : refuse(call));
    }

    private Future<Void> refuse(ActionCall call) {
      return adds.apply(call)
          .compose(more -> more ? Future.failedFuture(refusal()) : Future.succeededFuture());
    }

    private ServiceException refusal() {
      return new ServiceException(
          error.apply("An account may have " + most + " of them in a region"));
    }
  }

  /**
   * The same actions, with those limited that make something.
   *
   * @param limits by the names of actions
   */
  public static Map<String, Action> of(Map<String, Action> actions, Map<String, Limit> limits) {
    Map<String, Action> limited = new HashMap<>(actions);
    limits.forEach(
        (name, limit) ->
            limited.computeIfPresent(name, (same, action) -> new CountLimit(action, limit)));
    return limited;
  }

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    return limit.check(call).compose(may -> action.perform(call));
  }
}
