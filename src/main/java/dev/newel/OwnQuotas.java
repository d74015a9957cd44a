package dev.newel;

import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import dev.newel.api.action.CallGuard;
import dev.newel.api.action.execution.Opening;
import dev.newel.api.quota.CountLimit;
import dev.newel.api.quota.CountLimit.Limit;
import dev.newel.api.quota.PollLimit;
import dev.newel.api.quota.RateLimits;
import dev.newel.aws.Home;
import dev.newel.aws.Name;
import dev.newel.aws.ServiceError;
import dev.newel.aws.ServiceError.ActivityLimitExceeded;
import dev.newel.aws.ServiceError.ExecutionLimitExceeded;
import dev.newel.aws.ServiceError.StateMachineLimitExceeded;
import dev.newel.config.NewelConfig;
import dev.newel.store.Catalog;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an account gets of an instance, as its configuration says; one for all event loops. */
final class OwnQuotas {

  private final NewelConfig.Quotas config;
  private final int pollsPerClient;
  private final CallGuard rates;
  private final Map<String, Limit> counts = new HashMap<>();
  private final PollLimit.Waiting byActivity = new PollLimit.Waiting();
  private final PollLimit.Waiting byClient = new PollLimit.Waiting();

  /**
   * @param context that actions work with
   * @param open how many executions of a home are open
   */
  OwnQuotas(NewelConfig all, ActionContext context, Function<Home, Future<Long>> open) {
    this.config = all.quotas();
    this.pollsPerClient = all.operation().guard().pollsPerClient();
    this.rates =
        config.rates().isEmpty()
            ? CallGuard.NONE
            : new RateLimits(config.rates(), System::nanoTime);
    limitExecutions(new Opening(context), open);
    limitResources(context.catalog());
  }

  private void limitExecutions(Opening opening, Function<Home, Future<Long>> open) {
    Function<String, ServiceError> error =
        why -> new ExecutionLimitExceeded("Execution Limit Exceeded: '" + why + "'");
    limit("StartExecution", config.openExecutions(), open, opening::byStart, error);
    limit("RedriveExecution", config.openExecutions(), open, opening::byRedrive, error);
  }

  /** Who creates what is there gets what is there, or an error of its own. */
  private void limitResources(Catalog catalog) {
    limit(
        "CreateStateMachine",
        config.stateMachines(),
        catalog::countMachines,
        call -> catalog.machine(named(call)).map(there -> there == null),
        why -> new StateMachineLimitExceeded("State Machine Limit Exceeded: '" + why + "'"));
    limit(
        "CreateActivity",
        config.activities(),
        catalog::countActivities,
        call -> catalog.activity(named(call)).map(there -> there == null),
        why -> new ActivityLimitExceeded("Activity Limit Exceeded: '" + why + "'"));
  }

  private static Name named(ActionCall call) {
    return new Name(call.home(), call.input().path("name").asText());
  }

  private void limit(
      String action,
      @Nullable Integer most,
      Function<Home, Future<Long>> count,
      Function<ActionCall, Future<Boolean>> adds,
      Function<String, ServiceError> error) {
    if (most != null) {
      counts.put(action, new Limit(most, count, adds, error));
    }
  }

  /** The rates first, as all else may cost a call of Redis. */
  CallGuard around(CallGuard permissions) {
    return rates.and(permissions);
  }

  /** The same actions, with as much of everything, and as many polls at once, as may be. */
  Map<String, Action> of(Map<String, Action> actions) {
    Map<String, Action> limited =
        PollLimit.ofClients(CountLimit.of(actions, counts), pollsPerClient, byClient);
    Integer most = config.pollers();
    return most == null ? limited : PollLimit.ofActivities(limited, most, byActivity);
  }
}
