package dev.newel.task;

import dev.newel.aws.Home;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Stimulus;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Makes the calls that Task states ask for. */
public final class ServiceCaller {

  private final StepFunctionsSdk stepFunctions;

  public ServiceCaller(Vertx vertx) {
    this.stepFunctions = new StepFunctionsSdk(vertx.eventBus());
  }

  /**
   * The fact that the call's result is for its execution; never fails.
   *
   * @param home the execution's, in which the call is made
   */
  public Future<Stimulus> call(Home home, Effect.CallService call) {
    if (call.resource().equals(StepFunctionsSdk.RESOURCE)) {
      return stepFunctions.call(home, call);
    }
    return Future.succeededFuture(
        new Stimulus.TaskFailed(
            call.frame(),
            call.nonce(),
            "States.TaskFailed",
            "Newel cannot call " + call.resource() + ":" + call.action() + " yet"));
  }
}
