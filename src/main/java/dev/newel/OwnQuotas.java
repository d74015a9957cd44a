package dev.newel;

import dev.newel.api.action.Action;
import dev.newel.api.action.CallGuard;
import dev.newel.api.quota.CountLimits;
import dev.newel.api.quota.CountLimits.Limit;
import dev.newel.api.quota.PollLimit;
import dev.newel.api.quota.RateLimits;
import dev.newel.aws.Home;
import dev.newel.aws.ServiceError;
import dev.newel.aws.ServiceError.ActivityLimitExceeded;
import dev.newel.aws.ServiceError.ExecutionLimitExceeded;
import dev.newel.aws.ServiceError.StateMachineLimitExceeded;
import dev.newel.config.NewelConfig;
import dev.newel.store.Catalog;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an account gets of an instance, as its configuration says; one for all event loops. */
final class OwnQuotas {

  private final NewelConfig.Quotas config;
  private final CallGuard rates;
  private final CallGuard counts;
  private final PollLimit.Waiting waiting = new PollLimit.Waiting();

  /**
   * @param open how many executions of a home are open
   */
  OwnQuotas(NewelConfig.Quotas config, Catalog catalog, Function<Home, Future<Long>> open) {
    this.config = config;
    Map<String, Limit> counts = new HashMap<>();
    for (String start : List.of("StartExecution", "RedriveExecution")) {
      limit(
          counts,
          start,
          config.openExecutions(),
          open,
          why -> new ExecutionLimitExceeded("Execution Limit Exceeded: '" + why + "'"));
    }
    limit(
        counts,
        "CreateStateMachine",
        config.stateMachines(),
        catalog::countMachines,
        why -> new StateMachineLimitExceeded("State Machine Limit Exceeded: '" + why + "'"));
    limit(
        counts,
        "CreateActivity",
        config.activities(),
        catalog::countActivities,
        why -> new ActivityLimitExceeded("Activity Limit Exceeded: '" + why + "'"));
    this.rates =
        config.rates().isEmpty()
            ? CallGuard.NONE
            : new RateLimits(config.rates(), System::nanoTime);
    this.counts = counts.isEmpty() ? CallGuard.NONE : new CountLimits(counts);
  }

  private static void limit(
      Map<String, Limit> counts,
      String action,
      @Nullable Integer most,
      Function<Home, Future<Long>> count,
      Function<String, ServiceError> error) {
    if (most != null) {
      counts.put(action, new Limit(most, count, error));
    }
  }

  /** The rates first, as all else may cost a call of Redis, and the counts of what is allowed. */
  CallGuard around(CallGuard permissions) {
    return rates.and(permissions).and(counts);
  }

  /** The same actions, with as many polls at once as may be. */
  Map<String, Action> of(Map<String, Action> actions) {
    Integer most = config.pollers();
    return most == null ? actions : PollLimit.of(actions, most, waiting);
  }
}
