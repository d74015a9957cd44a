package dev.newel.api.quota;

import dev.newel.api.action.ActionCall;
import dev.newel.api.action.CallGuard;
import dev.newel.aws.Home;
import dev.newel.aws.ServiceError;
import dev.newel.aws.ServiceException;
import io.vertx.core.Future;
import java.util.Map;
import java.util.function.Function;

/**
 * How much of something an account may have in a region before an action makes no more of it.
 *
 * @param byAction by the names of the actions that make more
 */
public record CountLimits(Map<String, Limit> byAction) implements CallGuard {

  /**
   * A limit.
   *
   * @param count how much there is
   * @param error of the call that wants more
   */
  public record Limit(
      int most, Function<Home, Future<Long>> count, Function<String, ServiceError> error) {

    private Future<Void> check(Home home) {
      return count
          .apply(home)
          .compose(
              there -> there < most ? Future.succeededFuture() : Future.failedFuture(refusal()));
    }

    private ServiceException refusal() {
      return new ServiceException(
          error.apply("An account may have " + most + " of them in a region"));
    }
  }

  public CountLimits {
    byAction = Map.copyOf(byAction);
  }

  @Override
  public Future<Void> admit(ActionCall call) {
    Limit limit = byAction.get(call.action());
    return limit == null ? Future.succeededFuture() : limit.check(call.home());
  }
}
