package dev.newel.task.sdk;

import dev.newel.aws.client.CallResult;
import dev.newel.aws.client.value.Dialect;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.task.TaskArn.Pattern;
import dev.newel.task.TaskInvoker;
import dev.newel.task.TaskOwner;
import dev.newel.task.service.CallFacts;
import dev.newel.task.service.ServiceCall;
import dev.newel.task.service.ServiceCaller;
import io.vertx.core.Future;

/** Makes the calls of SDK integrations. */
public final class SdkInvoker implements TaskInvoker {

  private final ServiceCaller caller;

  public SdkInvoker(ServiceCaller caller) {
    this.caller = caller;
  }

  @Override
  public Future<Stimulus> invoke(TaskOwner execution, Effect.CallService call) {
    String suffix = Pattern.WAIT_FOR_TASK_TOKEN.suffix();
    boolean waits = call.action().endsWith(suffix);
    int end = call.action().length() - (waits ? suffix.length() : 0);
    ServiceCall made =
        new ServiceCall(
            call.resource().substring(call.resource().indexOf(':') + 1),
            call.action().substring(0, end),
            CallFacts.arguments(call),
            Dialect.SDK,
            null,
            CallFacts.id(call),
            call.roleArn());
    return caller
        .call(execution.home(), made, execution.traceHeaders())
        .map(result -> fact(call, waits, result));
  }

  private static Stimulus fact(Effect.CallService call, boolean waits, CallResult result) {
    if (!(result instanceof CallResult.Answered answered)) {
      return CallFacts.failed(call, call.resource(), result);
    }
    return waits
        ? CallFacts.submitted(call, answered.result())
        : CallFacts.succeeded(call, answered.result());
  }
}
