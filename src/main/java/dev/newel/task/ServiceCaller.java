package dev.newel.task;

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

  /** The fact that the call's result is for its execution; never fails. */
  public Future<Stimulus> call(Effect.CallService call) {
    if (call.resource().equals(StepFunctionsSdk.RESOURCE)) {
      return stepFunctions.call(call);
    }
    return Future.succeededFuture(
        new Stimulus.TaskFailed(
            call.frame(),
            call.nonce(),
            "States.TaskFailed",
            "Newel cannot call " + call.resource() + ":" + call.action() + " yet"));
  }
}
